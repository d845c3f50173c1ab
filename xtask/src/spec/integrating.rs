//! The parts of `docs/integrating.md` that come from elsewhere: code from tested files, and
//! tables from the program's source and the bench's figures.
//!
//! A line `<!-- code FILE#REGION -->`, with `most=N` for at most N lines, has the region of the
//! file in the block of code after it: the lines between `// [REGION]` and `// [end]`. A line
//! `<!-- table NAME -->` has a table, up to an empty line.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::instruction::Instruction;

/// The page with all such parts as they are now.
pub fn filled(
    root: &Path,
    page: &str,
    instructions: &[Instruction],
    costs: &BTreeMap<String, u64>,
) -> Result<String> {
    let mut text = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        if let Some(source) = marked(line, "code") {
            ensure!(lines.next() == Some("```rust"), "{line}: no block of code follows");
            lines.by_ref().find(|line| *line == "```").context("a block of code without end")?;
            let _ = write!(text, "```rust\n{}```\n", region(root, source)?);
        } else if let Some(name) = marked(line, "table") {
            lines.by_ref().find(|line| line.is_empty());
            text.push_str(&match name {
                "accounts" => accounts(instructions),
                "costs" => cost_table(instructions, costs),
                other => anyhow::bail!("there is no table {other}"),
            });
            text.push('\n');
        }
    }
    Ok(text)
}

fn marked<'a>(line: &'a str, kind: &str) -> Option<&'a str> {
    line.strip_prefix("<!-- ")?.strip_prefix(kind)?.strip_prefix(' ')?.strip_suffix(" -->")
}

/// The lines of a region, moved to the margin.
fn region(root: &Path, source: &str) -> Result<String> {
    let (place, most) = match source.split_once(" most=") {
        Some((place, most)) => (place, most.parse()?),
        None => (source, usize::MAX),
    };
    let (file, name) = place.split_once('#').with_context(|| format!("{place} has no region"))?;
    let text = fs::read_to_string(root.join(file)).with_context(|| file.to_owned())?;
    let begin = format!("// [{name}]\n");
    let mut regions = text.split(&begin).skip(1);
    let after = regions.next().with_context(|| format!("{file} has no region {name}"))?;
    ensure!(regions.next().is_none(), "{file} has two regions {name}");
    let (inside, _) = after.split_once("// [end]").context("a region without end")?;
    let inside = inside.trim_end_matches(' ');
    let lines = inside.lines().count();
    ensure!(lines <= most, "{place} has {lines} lines, more than {most}");
    Ok(inside.to_owned())
}

/// The accounts of what holders do, in order.
fn accounts(instructions: &[Instruction]) -> String {
    let mut table = "| instruction | accounts | returns |\n|---|---|---|\n".to_owned();
    for one in instructions.iter().filter(|one| one.group == "user") {
        let named = one.accounts.iter().map(|account| {
            let flags = [(account.writable, 'w'), (account.signer, 's')];
            let flags: String =
                flags.iter().filter(|(is, _)| *is).map(|(_, letter)| *letter).collect();
            let space = if flags.is_empty() { "" } else { " " };
            format!("`{}`{space}{flags}", account.name)
        });
        let named: Vec<_> = named.collect();
        let _ = writeln!(table, "| `{}` | {} | `{}` |", one.name, named.join(", "), one.returns);
    }
    table
}

/// Compute units of what holders and programs call, with all that it calls itself.
fn cost_table(instructions: &[Instruction], costs: &BTreeMap<String, u64>) -> String {
    let mut table = "| instruction | compute units |\n|---|---|\n".to_owned();
    let called = instructions.iter().filter(|one| matches!(&*one.group, "user" | "view"));
    for one in called {
        let case = |row: &&String| **row == one.name || row.starts_with(&format!("{},", one.name));
        for row in costs.keys().filter(case) {
            let _ = writeln!(table, "| {row} | {} |", costs[row]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{filled, region};
    use crate::paths;

    const PRICE: &str = "tests/programs/cpi-caller/src/price.rs#price";

    #[test]
    fn a_block_that_differs_from_its_region_is_put_right() {
        let root = paths::repository();
        let page = |code: &str| format!("a\n<!-- code {PRICE} -->\n```rust\n{code}```\nb\n");
        let code = region(&root, PRICE).expect("a region");
        assert!(code.contains("RateView::parse"));
        let right = filled(&root, &page("fn old() {}\n"), &[], &BTreeMap::new());
        assert_eq!(right.expect("a page"), page(&code));
    }

    #[test]
    fn a_region_that_is_too_long_or_missing_is_an_error() {
        let root = paths::repository();
        assert!(region(&root, &format!("{PRICE} most=3")).is_err());
        assert!(region(&root, "tests/programs/cpi-caller/src/price.rs#none").is_err());
    }
}
