//! Where every lamport of the story went.
//!
//! The circle that is audited: the wallets of Alice, Bob, Carol, Dave, the operator and the
//! crank bot, and every account of the pool and the lender. Lamports enter it when the faucet fills the wallets, which
//! it does once, before anything else, and when the network pays rewards. Everybody in the
//! circle pays the network's fees and the rents of the accounts that he or she opens, so
//! nothing enters unseen. The validators and the faucet are outside.

use std::collections::BTreeSet;

use solana_pubkey::Pubkey;
use tidepool_client::ticket_address;
use tidepool_tests::{audit::Audit, holder::Holder};

use crate::story::stage::{Stage, TICKET_NONCE};

/// The audit and what explains it.
#[derive(Clone, Debug)]
pub struct Reckoning {
    /// In, rewards, out, left and fees.
    pub audit: Audit,
    /// Lamports of all accounts of the circle, each counted once in a second pass.
    pub recount: u64,
    /// Accounts in the second pass that hold lamports.
    pub accounts: usize,
    /// What `out` consists of.
    pub out: Vec<Part>,
    /// What `left` consists of.
    pub left: Vec<Part>,
}

/// Lamports under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose, or where.
    pub name: &'static str,
    /// How many.
    pub lamports: u64,
}

impl Reckoning {
    /// Whether nothing was lost or made up, by both counts.
    pub fn balances(&self) -> bool {
        self.audit.difference() == 0 && self.recount_difference() == 0
    }

    /// Lamports in the circle by the second count, less those by the first.
    pub fn recount_difference(&self) -> i128 {
        i128::from(self.recount) - i128::from(self.audit.out) - i128::from(self.audit.left)
    }
}

/// Counts the whole circle.
pub async fn take(stage: &mut Stage) -> Reckoning {
    let (out, left) = (wallets(stage), pool_accounts(stage));
    let circle: BTreeSet<Pubkey> =
        out.iter().chain(&left).flat_map(|(_, addresses)| addresses.clone()).collect();
    let (out, left) = (weigh(stage, out).await, weigh(stage, left).await);
    let sum = |parts: &[Part]| parts.iter().map(|part| part.lamports).sum();
    let audit = Audit {
        brought: stage.brought,
        rewards: stage.rewards,
        out: sum(&out),
        left: sum(&left),
        fees: stage.fees(),
    };
    let (mut recount, mut accounts) = (0, 0);
    for address in circle {
        let lamports = stage.world.bank.lamports(address).await;
        recount += lamports;
        accounts += usize::from(lamports > 0);
    }
    Reckoning { audit, recount, accounts, out, left }
}

type Group = (&'static str, Vec<Pubkey>);

fn wallets(stage: &Stage) -> Vec<Group> {
    stage.cast.wallets().into_iter().map(|(name, wallet)| (name, vec![wallet])).collect()
}

fn pool_accounts(stage: &Stage) -> Vec<Group> {
    let pool = stage.world.pool;
    let holders = [&stage.cast.alice, &stage.cast.bob, &stage.cast.operator, &stage.cast.dave];
    // Dave has none in a story without the lender's chapter.
    let tokens = holders.iter().map(|holder| holder.tokens);
    let tokens = tokens.filter(|tokens| *tokens != Pubkey::default());
    let ticket = |holder: &&Holder| ticket_address(&pool.pool, &holder.address(), TICKET_NONCE);
    vec![
        ("the reserve", vec![pool.reserve]),
        ("stake with the validators", stage.stake_accounts.iter().copied().collect()),
        ("rent of the pool's own accounts", vec![pool.pool, pool.mint, pool.validators]),
        ("rent of token accounts", tokens.collect()),
        ("the lender's cash and rents", stage.lender_accounts.clone()),
        ("tickets", holders.iter().map(ticket).collect()),
    ]
}

async fn weigh(stage: &mut Stage, groups: Vec<Group>) -> Vec<Part> {
    let mut parts = vec![];
    for (name, addresses) in groups {
        parts.push(Part { name, lamports: stage.world.bank.sum(&addresses).await });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Audit, Reckoning};

    fn reckoning() -> Reckoning {
        let audit = Audit { brought: 1_000, rewards: 7, out: 990, left: 12, fees: 5 };
        Reckoning { audit, recount: 1_002, accounts: 2, out: vec![], left: vec![] }
    }

    #[test]
    fn right_numbers_balance() {
        assert_eq!(reckoning().audit.difference(), 0);
        assert!(reckoning().balances());
    }

    #[test]
    fn one_wrong_lamport_anywhere_is_found() {
        let wrongs: [fn(&mut Reckoning); 6] = [
            |wrong| wrong.audit.brought += 1,
            |wrong| wrong.audit.rewards -= 1,
            |wrong| wrong.audit.out -= 1,
            |wrong| wrong.audit.left += 1,
            |wrong| wrong.audit.fees -= 1,
            |wrong| wrong.recount += 1,
        ];
        for (number, spoil) in wrongs.into_iter().enumerate() {
            let mut wrong = reckoning();
            spoil(&mut wrong);
            assert!(!wrong.balances(), "wrong number {number}");
        }
    }

    #[test]
    fn a_shortage_and_a_surplus_have_different_signs() {
        let mut wrong = reckoning();
        wrong.audit.left -= 3;
        assert_eq!(wrong.audit.difference(), 3, "lost");
        wrong.audit.left += 5;
        assert_eq!(wrong.audit.difference(), -2, "made up");
    }
}
