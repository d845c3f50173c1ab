//! The token metadata program, which the tests put on their banks.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{digest, file, paths, registry};

/// The crate in whose sources it lies, and who depends on that.
const MANIFEST: &str = "benches/programs/spl-stake-pool/Cargo.toml";
const CRATE: &str = "spl-stake-pool";
const SOURCE: &str = "tests/fixtures/mpl_token_metadata.so";
const SHA256: &str = "31f0a627dba051a938de650464e55cc5397a4be0fd496929c1f9cf02fe5e9011";
/// Where the tests look, beside our own programs.
const PLACE: &str = "target/deploy/mpl_token_metadata.so";

/// Puts the program where the tests look.
pub fn prepare() -> Result<()> {
    let place = paths::repository().join(PLACE);
    if fs::read(&place).is_ok_and(|bytes| digest::sha256(&bytes) == SHA256) {
        println!("== token metadata program: skipped, it is in {PLACE}");
        return Ok(());
    }
    println!("== token metadata program, out of the sources of {CRATE} from the crate registry");
    let source = registry::sources(MANIFEST, CRATE)?.join(SOURCE);
    let bytes = fs::read(&source).with_context(|| format!("can't read {}", source.display()))?;
    let sha256 = digest::sha256(&bytes);
    ensure!(sha256 == SHA256, "{} has another SHA-256: {sha256}", source.display());
    file::write_if_changed(&place, &bytes)
}
