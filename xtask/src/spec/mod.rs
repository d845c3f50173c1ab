//! `docs/spec/instructions.md`, written from the program's source and the bench's figures.

mod errors;
mod instruction;
mod page;
mod source;

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::paths;

pub use source::{docs, parse};

const PAGE: &str = "docs/spec/instructions.md";

/// Writes the page.
pub fn run() -> Result<()> {
    let root = paths::repository();
    fs::write(root.join(PAGE), text(&root)?).context(PAGE)?;
    println!("{PAGE} is written");
    Ok(())
}

/// Complaints about a page that the source has left behind.
pub fn check(root: &Path) -> Result<Vec<String>> {
    let fresh = fs::read_to_string(root.join(PAGE)).context(PAGE)? == text(root)?;
    Ok(if fresh { vec![] } else { vec![format!("{PAGE} is stale: cargo xtask spec")] })
}

fn text(root: &Path) -> Result<String> {
    let instructions = source::instructions(root)?;
    let costs = source::costs(root)?;
    Ok(page::of(&instructions, &source::types(root)?, &costs))
}
