//! The house rules that a machine can check: `cargo xtask tidy`, also a test of this crate.

mod arrows;
mod map;
mod sizes;
mod source;
mod words;

use anyhow::{Result, bail};

use crate::{paths, spec};

/// Checks everything and lists all that is wrong.
pub fn run() -> Result<()> {
    let root = paths::repository();
    let files = source::files(&root)?;
    let mut faults = Vec::new();
    faults.extend(arrows::between_crates(&root)?);
    faults.extend(arrows::inside_the_program(&files));
    faults.extend(sizes::check(&files));
    faults.extend(words::check(&files));
    faults.extend(map::check(&root)?);
    faults.extend(spec::check(&root)?);
    if faults.is_empty() {
        println!("tidy: {} files, nothing to complain about", files.len());
        return Ok(());
    }
    bail!("not tidy:\n  {}", faults.join("\n  "));
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        super::run().expect("a tidy house");
    }
}
