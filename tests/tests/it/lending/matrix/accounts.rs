//! Wrong accounts, dropped flags, missing accounts, another market's.

use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::{
    PoolAddresses,
    lending::{
        MarketAddresses,
        tidepool_lending::error::LendingError::{
            MissingAccount, MissingSignature, NotWritable, WrongClaim, WrongMarket,
            WrongObligation, WrongPosition, WrongRecipient, WrongTokens, WrongVault,
        },
    },
};
use tidepool_tests::{
    SOL,
    lender::{CAPS, RISK},
};

use super::{
    Matrix,
    Row::{Anybody, Ours, Payer, Signs, Theirs},
    code, custom,
};
use crate::lending::scenes::Scene;

#[tokio::test]
async fn wrong_accounts_are_refused_with_their_own_errors() {
    let mut matrix = Box::pin(Matrix::new()).await;
    let key = Keypair::new();
    matrix.scene.world.bank.give(key.pubkey(), 10 * SOL).await;
    let mut faults = vec![];
    for (told, rows) in matrix.cases.clone() {
        for (position, row) in rows.into_iter().enumerate() {
            for address in others(&mut matrix, &told, position, &key).await {
                let mut changed = told.clone();
                changed.accounts[position].pubkey = address;
                let met = code(&matrix.try_out(&changed, &key).await);
                // The runtime lets nobody write to a program.
                let reserved = address == solana_sdk_ids::system_program::ID
                    && met == Some(custom(NotWritable));
                let right = reserved
                    || match row {
                        Ours(error) | Signs(error) => met == Some(custom(error)),
                        Theirs => met.is_some(),
                        Payer | Anybody => true,
                    };
                if !right {
                    faults.push(format!(
                        "{}/{position} by {address}: {row:?}, met {met:?}",
                        told.data[0]
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What an account is replaced by: nothing, a wallet, a twin of the same bytes that belongs to
/// another program, and every other account of the instruction. Who signs is replaced by a
/// stranger who signs.
async fn others(
    matrix: &mut Matrix,
    told: &Instruction,
    position: usize,
    key: &Keypair,
) -> Vec<Pubkey> {
    let meta = &told.accounts[position];
    if meta.is_signer {
        return vec![key.pubkey()];
    }
    let bank = &mut matrix.scene.world.bank;
    let twin = Pubkey::new_unique();
    let mut addresses = vec![Pubkey::new_unique(), key.pubkey()];
    if let Some(account) = bank.account(meta.pubkey).await {
        // Edited instead of writing a program that writes such bytes, which anybody could.
        bank.edit(twin, Account { owner: Pubkey::new_unique(), ..account });
        addresses.push(twin);
    }
    let others = told.accounts.iter().map(|meta| meta.pubkey);
    addresses.extend(others.filter(|address| *address != meta.pubkey));
    addresses
}

#[tokio::test]
async fn an_account_that_may_be_anybodys_takes_nothing_from_the_others() {
    let mut matrix = Box::pin(Matrix::new()).await;
    for (told, rows) in matrix.cases.clone() {
        for (position, row) in rows.into_iter().enumerate() {
            if !matches!(row, Anybody) {
                continue;
            }
            // The vault, and an account that is closed, cannot pay themselves.
            let payer = if told.accounts.len() > 3 { 1 } else { 0 };
            let mut changed = told.clone();
            changed.accounts[position].pubkey = told.accounts[payer].pubkey;
            let met = code(&matrix.try_out(&changed, &Keypair::new()).await);
            assert_eq!(met, Some(custom(WrongRecipient)), "{told:?}");
        }
    }
}

#[tokio::test]
async fn dropped_flags_and_missing_accounts_are_refused() {
    let mut matrix = Box::pin(Matrix::new()).await;
    let key = Keypair::new();
    for (told, rows) in matrix.cases.clone() {
        for position in 0..told.accounts.len() {
            let mut cut = told.clone();
            cut.accounts.truncate(position);
            let met = code(&matrix.try_out(&cut, &key).await);
            assert_eq!(met, Some(custom(MissingAccount)), "{told:?} {position}");

            // Flags are merged over an instruction's accounts: only one that stands alone loses it.
            let address = told.accounts[position].pubkey;
            if told.accounts.iter().filter(|meta| meta.pubkey == address).count() > 1 {
                continue;
            }
            let mut unsigned = told.clone();
            unsigned.accounts[position].is_signer = false;
            if told.accounts[position].is_signer {
                let met = code(&matrix.try_out(&unsigned, &key).await);
                assert_eq!(met, Some(custom(MissingSignature)), "{told:?} {position}");
            }
            let mut read_only = told.clone();
            read_only.accounts[position].is_writable = false;
            if told.accounts[position].is_writable {
                let met = code(&matrix.try_out(&read_only, &key).await);
                // What the lender writes itself it refuses itself, and the runtime what moves
                // lamports of a vault.
                let own = [WrongMarket, WrongPosition, WrongObligation, WrongClaim];
                let is_own = matches!(rows[position], Ours(error) if own.contains(&error));
                let right = if is_own { met == Some(custom(NotWritable)) } else { met.is_some() };
                assert!(right, "{told:?} {position}: {met:?}");
            }
        }
    }
}

#[tokio::test]
async fn another_markets_accounts_are_refused() {
    let mut matrix = Box::pin(Matrix::new()).await;
    let pool: PoolAddresses = matrix.scene.world.pool;
    let admin = matrix.scene.liz.address();
    let theirs = MarketAddresses::of(pool, &admin, 0);
    let Scene { world, liz, sam, .. } = &mut matrix.scene;
    let init = theirs.init_market(admin, 0, RISK, CAPS);
    let supply = theirs.supply(sam.address(), SOL);
    let post = theirs.post(sam.address(), sam.tokens, SOL);
    let keys = [&liz.wallet, &sam.wallet];
    world.send(&[init, supply, post], &keys).await.expect("a second market");
    let ours = matrix.scene.lender.at;
    let (sam, key) = (matrix.scene.sam.address(), Keypair::new());
    let swaps = [
        (ours.vault, theirs.vault, WrongVault),
        (ours.tokens, theirs.tokens, WrongTokens),
        (ours.position(&sam), theirs.position(&sam), WrongPosition),
        (ours.obligation(&sam), theirs.obligation(&sam), WrongObligation),
    ];
    for (told, _) in matrix.cases.clone() {
        // Closing asks for no market, and the owner of both has signed.
        if told.accounts[0].pubkey != ours.market {
            continue;
        }
        for (right, wrong, error) in swaps {
            let mut changed = told.clone();
            let Some(meta) = changed.accounts.iter_mut().find(|meta| meta.pubkey == right) else {
                continue;
            };
            meta.pubkey = wrong;
            let met = code(&matrix.try_out(&changed, &key).await);
            assert_eq!(met, Some(custom(error)), "{changed:?}");
        }
    }
}
