//! The page's text.

use std::{collections::BTreeMap, fmt::Write};

use super::instruction::Instruction;

const HEAD: &str = "\
# Instructions

Written by `cargo xtask spec` from the program's source and the bench's figures; `cargo xtask
tidy` compares them.

Data begins with Anchor's discriminator, the first 8 bytes of sha256(\"global:\" and the name);
arguments follow in order, little-endian. Errors are those of `programs/tidepool/src/error.rs`,
numbered from 6000 in the order there; the programs that are called have their own. Compute
units are the program's with all that it calls, from `docs/bench`. A `w` marks accounts that
change, an `s` those that sign.
";

const TYPES: &str = "
## Types

Fields follow one another without padding. A `Vec` begins with the number of its items, a u32 of
256 at most; a `bool` is one byte. Trailing zero bytes of return data may be cut off.

";

/// Everything about all instructions.
pub fn of(
    instructions: &[Instruction],
    types: &[(String, String, Vec<String>)],
    costs: &BTreeMap<String, u64>,
) -> String {
    let mut page = HEAD.to_owned();
    let mut group = "";
    for instruction in instructions {
        if instruction.group != group {
            group = &instruction.group;
            let _ = write!(page, "\n## {}\n", heading(group));
        }
        section(&mut page, instruction, costs);
    }
    page.push_str(TYPES);
    for (name, meaning, fields) in types {
        let _ = writeln!(page, "* `{name}`: {}. {}", fields.join(", "), plain(meaning));
    }
    page
}

fn heading(group: &str) -> &str {
    match group {
        "user" => "Holders",
        "view" => "Views",
        "crank" => "Cranks",
        _ => "Operator",
    }
}

fn section(page: &mut String, instruction: &Instruction, costs: &BTreeMap<String, u64>) {
    let Instruction { name, summary, remarks, arguments, returns, accounts, errors, .. } =
        instruction;
    let _ = write!(page, "\n### `{name}`\n\n{}\n\n{}\n\n", plain(summary), plain(remarks));
    let arguments: Vec<_> = arguments.iter().map(|(name, ty)| format!("`{name}: {ty}`")).collect();
    let _ = writeln!(page, "* Arguments: {}", or_none(&arguments.join(", ")));
    if returns != "()" {
        let _ = writeln!(page, "* Return data: `{returns}`");
    }
    let own = |row: &&String| *row == name || row.starts_with(&format!("{name},"));
    let costs: Vec<_> = costs
        .keys()
        .filter(own)
        .map(|row| format!("{}{}", costs[row], row.strip_prefix(name.as_str()).unwrap_or("")))
        .collect();
    let _ = writeln!(page, "* Compute units: {}", or_none(&costs.join("; ")));
    let errors: Vec<_> = errors.iter().map(|name| format!("`{name}`")).collect();
    let _ = writeln!(page, "* Errors: {}", or_none(&errors.join(", ")));
    let _ = writeln!(page, "\n| account | | |\n|---|---|---|");
    for account in accounts {
        let flags = [(account.writable, 'w'), (account.signer, 's')];
        let flags: String = flags.iter().filter(|(is, _)| *is).map(|(_, letter)| *letter).collect();
        let _ = writeln!(page, "| `{}` | {flags} | {} |", account.name, plain(&account.meaning));
    }
}

/// Source links are for a browser of the source.
fn plain(docs: &str) -> String {
    docs.replace("[`TidepoolError::", "`")
        .replace("[`tidepool_math::", "`tidepool_math::")
        .replace("[`", "`")
        .replace("`]", "`")
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}
