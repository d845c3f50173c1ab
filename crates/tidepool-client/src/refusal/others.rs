//! The errors of the programs that ours calls and that a transaction of ours may meet.

use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program};

use super::Described;
use crate::user::TOKEN;

/// Errors by their numbers, each with what to do.
type Known = (u32, &'static str, &'static str);

const SYSTEM: [Known; 2] = [
    (0, "AccountAlreadyInUse", "The new account's address is taken: choose another"),
    (
        1,
        "ResultWithNegativeLamports",
        "The payer has too few lamports: add SOL or lower the amount",
    ),
];

const OF_TOKEN: [Known; 4] = [
    (1, "InsufficientFunds", "The token account has too few tokens: lower the amount"),
    (3, "MintMismatch", "The token account is of another mint: pass one of tideSOL"),
    (4, "OwnerMismatch", "The token account belongs to somebody else: sign with its owner's key"),
    (17, "AccountFrozen", "The token account is frozen"),
];

const OF_STAKE: [Known; 5] = [
    (1, "LockupInForce", "The stake account's lockup is in force: wait until it ends"),
    (3, "TooSoonToRedelegate", "The stake has moved in this epoch: wait for the next"),
    (4, "InsufficientStake", "The stake account has too little stake: lower the amount"),
    (12, "InsufficientDelegation", "The amount is below the minimum delegation: raise it"),
    (16, "EpochRewardsActive", "The runtime is paying rewards: wait some slots"),
];

pub(super) fn describe(program: &Pubkey, code: u32) -> Option<Described> {
    let known: &[Known] = match *program {
        system_program::ID => &SYSTEM,
        stake::ID => &OF_STAKE,
        TOKEN => &OF_TOKEN,
        _ => return None,
    };
    let (_, name, advice) = known.iter().find(|(number, ..)| *number == code)?;
    Some(Described { name, advice: (*advice).to_owned() })
}
