//! The key's file, as the Solana CLI writes it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use solana_keypair::Keypair;

/// Reads a key: a JSON array of its 64 bytes.
///
/// # Errors
/// A file that cannot be read or holds no key. No message shows what it holds.
pub fn read(path: &Path) -> Result<Keypair> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    let bytes: Option<Vec<u8>> = serde_json::from_str(&text).ok();
    let key = bytes.and_then(|bytes| Keypair::try_from(bytes.as_slice()).ok());
    key.with_context(|| format!("{name} holds no key of the Solana CLI's"))
}
