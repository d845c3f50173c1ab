//! Any bytes in the accounts.

use solana_account::Account;
use solana_pubkey::Pubkey;
use tidepool_tests::Chance;

use super::{assert_answers, boundary, window};
use crate::{every_instruction::Pair, twins::Twins};

/// Random contents of each account of each instruction.
const CASES: usize = 100;

/// Where a stake account says how much is delegated.
const DELEGATED: std::ops::Range<usize> = 156..164;
/// Numbers at which arithmetic ends.
const EDGES: [u64; 8] = [0, 1, 1 << 32, (1 << 60) - 1, 1 << 60, i64::MAX as u64, 1 << 63, u64::MAX];

/// Random contents for an account: arbitrary bytes, a part of the real ones, or the real ones
/// with some bytes or words changed behind the discriminator, so that more of it is read.
fn random_contents(chance: &mut Chance, real: &Account) -> Account {
    let mut account = real.clone();
    let length = account.data.len();
    let changes = [1, 4, 40][chance.below(3)];
    match chance.below(5) {
        0 => account.data = chance.bytes(length),
        1 => account.data.truncate(chance.below(length + 1)),
        2 => {
            for _ in 0..changes {
                let place = chance.below(length);
                account.data[place] = chance.bytes(1)[0];
            }
        }
        _ if length >= 24 => {
            // Words of this program begin at multiples of eight, those of others at four more.
            let shift = if real.owner == tidepool::ID { 8 } else { 4 };
            for _ in 0..changes {
                let place = shift + 8 * chance.below(length / 8 - 1);
                let word = EDGES[chance.below(EDGES.len())].to_le_bytes();
                account.data[place..place + 8].copy_from_slice(&word);
            }
        }
        _ => account.data.push(0),
    }
    if real.owner == solana_sdk_ids::stake::ID && account.data.len() == length {
        // The bank itself adds up what is delegated: with greater numbers it overflows.
        let delegated = EDGES[chance.below(4)];
        account.data[DELEGATED].copy_from_slice(&delegated.to_le_bytes());
    }
    account
}

/// The accounts of an instruction that hold data of other programs or of this one.
async fn accounts_with_data(twins: &mut Twins, pair: &Pair) -> Vec<(Pubkey, Account)> {
    let mut accounts = vec![];
    for meta in &pair.ours.accounts {
        match twins.world.bank.account(meta.pubkey).await {
            Some(account) if !account.data.is_empty() && !account.executable => {
                accounts.push((meta.pubkey, account));
            }
            _ => {}
        }
    }
    accounts
}

/// Edits one account after the other, and all at once; no program would write such bytes.
async fn check_accounts(mut twins: Twins, pairs: Vec<Pair>) {
    let mut chance = Chance::new(2);
    for pair in pairs {
        let accounts = accounts_with_data(&mut twins, &pair).await;
        for case in 0..CASES * (accounts.len() + 1) {
            let only = accounts.get(case / CASES).map(|(address, _)| *address);
            let mut what = pair.name.to_owned();
            for (address, real) in &accounts {
                if only.is_none_or(|only| only == *address) {
                    let random = random_contents(&mut chance, real);
                    what = format!("{what}, {address}: {:?}", random.data);
                    twins.world.bank.edit(*address, random);
                }
            }
            assert_answers(&mut twins, &pair.ours, &what).await;
            for (address, real) in &accounts {
                twins.world.bank.edit(*address, real.clone());
            }
        }
    }
}

#[tokio::test]
async fn any_account_contents_get_an_answer() {
    let (twins, pairs) = Box::pin(window()).await;
    check_accounts(twins, pairs).await;
}

#[tokio::test]
async fn any_account_contents_get_an_answer_at_the_boundary() {
    let (twins, pairs) = Box::pin(boundary()).await;
    check_accounts(twins, pairs).await;
}
