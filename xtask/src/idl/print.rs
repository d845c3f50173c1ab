//! What the framework says: tests that its macros make print one part of the IDL each.

use anchor_lang_idl_spec::{Idl, IdlErrorCode, IdlEvent, IdlTypeDef};
use anyhow::{Context, Result};
use serde_json::Value;

use crate::{process, workspace};

/// The parts put together.
pub fn printed() -> Result<Idl> {
    let mut cargo = workspace::cargo()?;
    // In the common folder, where nothing is built twice for it: an artifact with other features
    // has another name. The framework's own tool would let rustup install a tool chain.
    cargo.args(["test", "--quiet", "--locked", "--package", "tidepool", "--lib"]);
    cargo.args(["--features", "idl-build", "__anchor_private_print_idl"]);
    cargo.args(["--", "--show-output", "--test-threads=1"]);
    put_together(&process::output(&mut cargo)?)
}

fn put_together(output: &str) -> Result<Idl> {
    let [program] = &blocks(output, "program")[..] else {
        anyhow::bail!("the framework printed no program, or more than one");
    };
    let mut idl: Idl = serde_json::from_str(program).context("the program's IDL")?;
    let addresses = blocks(output, "address");
    idl.address = addresses.first().context("the address")?.trim().into();
    for block in blocks(output, "errors") {
        idl.errors.extend(serde_json::from_str::<Vec<IdlErrorCode>>(&block)?);
    }
    for block in blocks(output, "event") {
        let mut parts: Value = serde_json::from_str(&block)?;
        idl.events.push(serde_json::from_value::<IdlEvent>(parts["event"].take())?);
        idl.types.extend(serde_json::from_value::<Vec<IdlTypeDef>>(parts["types"].take())?);
    }
    idl.types.sort_by(|one, other| one.name.cmp(&other.name));
    idl.types.dedup();
    Ok(idl)
}

/// All that was printed between the marks of a part.
fn blocks(output: &str, part: &str) -> Vec<String> {
    let (begin, end) = (format!("--- IDL begin {part} ---\n"), format!("--- IDL end {part} ---"));
    let after = output.split(&begin).skip(1);
    after.filter_map(|text| text.split_once(&end)).map(|(block, _)| block.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn a_part_may_be_printed_more_than_once() {
        let output = "--- IDL begin a ---\n1\n--- IDL end a ---\nnoise\n--- IDL begin a ---\n2\n\
                      --- IDL end a ---\n--- IDL begin b ---\n3\n--- IDL end b ---\n";
        assert_eq!(blocks(output, "a"), ["1\n", "2\n"]);
        assert_eq!(blocks(output, "b"), ["3\n"]);
    }
}
