//! What callers rely on, checked on the source of every instruction of holders: few accounts,
//! none but the named ones, an answer, and validators by argument.

use std::{fs, path::Path};

use anyhow::Result;

use super::instruction::Instruction;

/// Most accounts of an instruction.
const MOST: usize = 12;
/// Most accounts of one that moves stake accounts.
const MOST_WITH_STAKE: usize = 14;
const MOVING_STAKE: [&str; 2] = ["deposit_stake", "redeem_stake"];
/// Who signs for shares or tickets need not be who pays or is paid. The exceptions: who receives
/// the rent of a cancelled ticket, and who may be the same account as another.
const WRITABLE_SIGNERS: [(&str, &str); 2] =
    [("cancel_ticket", "owner"), ("redeem_stake", "authority")];

/// Complaints about instructions that are hard to call.
pub fn check(root: &Path, instructions: &[Instruction]) -> Result<Vec<String>> {
    let mut faults = vec![];
    for one in instructions.iter().filter(|one| one.group == "user") {
        faults.extend(complaints(one));
        let file = format!("programs/tidepool/src/instructions/user/{}.rs", one.name);
        if fs::read_to_string(root.join(&file))?.contains("remaining") {
            faults.push(format!("{file}: holders' instructions have no remaining accounts"));
        }
    }
    Ok(faults)
}

fn complaints(one: &Instruction) -> Vec<String> {
    let moves_stake = MOVING_STAKE.contains(&one.name.as_str());
    let most = if moves_stake { MOST_WITH_STAKE } else { MOST };
    let mut faults = vec![];
    if one.accounts.len() > most {
        faults.push(format!("{} has {} accounts, more than {most}", one.name, one.accounts.len()));
    }
    if one.returns.is_empty() || one.returns == "()" {
        faults.push(format!("{} returns nothing", one.name));
    }
    if one.accounts.iter().any(|account| account.name.contains("vote")) {
        faults.push(format!("{} takes a vote account: its key is an argument", one.name));
    }
    if moves_stake && !one.arguments.contains(&("vote".to_owned(), "Address".to_owned())) {
        faults.push(format!("{} does not name the validator", one.name));
    }
    for account in one.accounts.iter().filter(|account| account.signer && account.writable) {
        let place = (one.name.as_str(), account.name.as_str());
        if account.name != "payer" && !WRITABLE_SIGNERS.contains(&place) {
            faults.push(format!("{}: {} signs and is written to", one.name, account.name));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::complaints;
    use crate::spec::instruction::{Account, Instruction};

    fn instruction(accounts: usize, returns: &str) -> Instruction {
        let account = |number| Account {
            name: format!("account_{number}"),
            meaning: String::new(),
            writable: number == 0,
            signer: number == 0,
        };
        Instruction {
            name: "redeem_stake".to_owned(),
            group: "user".to_owned(),
            summary: String::new(),
            remarks: String::new(),
            arguments: vec![("vote".to_owned(), "Address".to_owned())],
            returns: returns.to_owned(),
            accounts: (0..accounts).map(account).collect(),
            documented_errors: String::new(),
            errors: vec![],
        }
    }

    #[test]
    fn each_rule_of_the_interface_is_enforced() {
        assert_eq!(complaints(&instruction(15, "()")).len(), 3, "too many, no answer, signs");
        let mut good = instruction(14, "u64");
        good.accounts[0].writable = false;
        assert!(complaints(&good).is_empty());
        good.accounts[1].name = "vote_account".to_owned();
        good.arguments.clear();
        assert_eq!(complaints(&good).len(), 2, "a vote account, and no argument");
    }
}
