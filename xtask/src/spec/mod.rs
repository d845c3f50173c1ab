//! `docs/spec/instructions.md`, written from the program's source and the bench's figures, and
//! the parts of `docs/integrating.md` that are.

mod errors;
mod instruction;
mod integrating;
mod interface;
mod page;
mod source;

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::paths;

pub use source::{docs, parse};

const PAGE: &str = "docs/spec/instructions.md";
const GUIDE: &str = "docs/integrating.md";

/// Writes the page, and the parts of the guide.
pub fn run() -> Result<()> {
    let root = paths::repository();
    for (page, text) in texts(&root)? {
        fs::write(root.join(page), text).context(page)?;
        println!("{page} is written");
    }
    Ok(())
}

/// Complaints about pages that the source has left behind, and about instructions that are hard
/// to call.
pub fn check(root: &Path) -> Result<Vec<String>> {
    let mut faults = interface::check(root, &source::instructions(root)?)?;
    for (page, text) in texts(root)? {
        if fs::read_to_string(root.join(page)).context(page)? != text {
            faults.push(format!("{page} is stale: cargo xtask spec"));
        }
    }
    Ok(faults)
}

fn texts(root: &Path) -> Result<[(&'static str, String); 2]> {
    let instructions = source::instructions(root)?;
    let costs = source::costs(root)?;
    let page = page::of(&instructions, &source::types(root)?, &costs);
    let guide = fs::read_to_string(root.join(GUIDE)).context(GUIDE)?;
    let guide = integrating::filled(root, &guide, &instructions, &costs)?;
    Ok([(PAGE, page), (GUIDE, guide)])
}
