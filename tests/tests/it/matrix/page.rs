//! `docs/matrix.md`.

use std::{collections::BTreeMap, fmt::Write, fs};

use anchor_lang_idl_spec::Idl;
use solana_instruction::error::InstructionError;
use tidepool_tests::folder::package;

use super::{
    exceptions::Outcome,
    finding::{Finding, Findings},
    idl,
    roles::LOOK,
};

/// Set to write the page; `cargo xtask matrix` does.
const WRITE: &str = "TIDEPOOL_WRITE_MATRIX";

const HEAD: &str = "\
# Wrong accounts

Written by `cargo xtask matrix` from the test `it::matrix`, which plays every case on the bank and
fails where this page is stale.

Every account of every instruction is replaced by each wrong kind: nothing, a stranger's wallet, \
the account of another pool or holder, the same bytes in another program, every other type of \
account, sysvars and programs, another account of the same instruction, in its place or changing places with it; it is closed, \
emptied, given away, cut, lengthened, zeroed, of another type or version; it does not sign, is not \
writable, or is missing. Each must be refused with its exact error and leave all accounts as they \
were, or be legal for a reason below; then no account may have less than after the valid \
instruction, but for those that signed.
";

/// Compares the page with the findings, or writes it where the environment asks for that.
pub fn check(idl: &Idl, findings: &Findings) {
    let file = package().join("../docs/matrix.md");
    let text = text(idl, findings);
    if std::env::var_os(WRITE).is_some() {
        fs::write(&file, &text).expect("the page can be written");
    }
    let fresh = fs::read_to_string(&file).is_ok_and(|committed| committed == text);
    assert!(fresh, "docs/matrix.md is stale: cargo xtask matrix");
}

fn text(idl: &Idl, findings: &Findings) -> String {
    let mut page = HEAD.to_owned();
    let places: usize = idl.instructions.iter().map(|one| one.accounts.len()).sum();
    let legal = findings.all.iter().filter(|one| matches!(one.outcome, Outcome::Legal(_))).count();
    let _ = write!(
        page,
        "\n{} cases of {places} accounts of {} instructions; {} are refused, {legal} legal.\n",
        findings.all.len(),
        idl.instructions.len(),
        findings.all.len() - legal,
    );
    page.push_str(
        "\n## Refused\n\n| instruction | account | cases | errors |\n|---|---|---|---|\n",
    );
    for (instruction, account) in places_of(idl) {
        let here = of(findings, &instruction, &account);
        let mut errors: BTreeMap<String, usize> = BTreeMap::new();
        for finding in &here {
            if let Outcome::Refused(error) = &finding.outcome {
                *errors.entry(name(idl, error)).or_default() += 1;
            }
        }
        let refused: usize = errors.values().sum();
        let errors: Vec<_> = errors.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let row = format!("| `{instruction}` | `{account}` | {refused} | {} |", errors.join(", "));
        let _ = writeln!(page, "{row}");
    }
    page.push_str("\n## Legal\n\n| instruction | account | what | why |\n|---|---|---|---|\n");
    for (instruction, account) in places_of(idl) {
        let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for finding in of(findings, &instruction, &account) {
            if let Outcome::Legal(why) = finding.outcome {
                let kinds = reasons.entry(why).or_default();
                let kind = finding.kind.to_string();
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        for (why, kinds) in reasons {
            let what = kinds.join(", ");
            let _ = writeln!(page, "| `{instruction}` | `{account}` | {what} | {why} |");
        }
    }
    page
}

fn of<'a>(findings: &'a Findings, instruction: &str, account: &str) -> Vec<&'a Finding> {
    let here = |one: &&Finding| one.instruction == instruction && one.account == account;
    findings.all.iter().filter(here).collect()
}

/// Every account of every instruction, and the stake accounts that follow those of a look.
fn places_of(idl: &Idl) -> Vec<(String, String)> {
    let mut places = vec![];
    for instruction in &idl.instructions {
        let accounts = idl::accounts(instruction);
        let mut names: Vec<_> = accounts.into_iter().map(|account| account.name).collect();
        if instruction.name == "update_validators" {
            names.push(LOOK.to_owned());
        }
        places.extend(names.into_iter().map(|name| (instruction.name.clone(), name)));
    }
    places
}

/// The name of an error: the program's, the framework's, that of a program that was called, or
/// the runtime's.
fn name(idl: &Idl, error: &InstructionError) -> String {
    let InstructionError::Custom(code) = error else { return format!("{error:?}") };
    let framework_or_called = match code {
        1 => "system program: ResultWithNegativeLamports",
        10 => "metadata program: InvalidMintAuthority",
        57 => "metadata program: IncorrectOwner",
        4 => "token program: OwnerMismatch",
        2000 => "ConstraintMut",
        2007 => "ConstraintExecutable",
        2040 => "ConstraintDuplicateMutableAccount",
        _ => {
            let found = idl.errors.iter().find(|one| one.code == *code);
            return found.map_or(format!("{code}"), |one| format!("**{}**", one.name));
        }
    };
    framework_or_called.to_owned()
}
