//! Sanctum's Unstake and Infinity pools, and a bridge beside them.
//!
//! * Sec3 2023, critical: a loan lowered the reserve that priced the shares. Here: No free lunch.
//! * Neodyme 2024, high: a removal moved the rest of a list to the wrong place. Here: Identity.
//! * OtterSec 2024, medium: the reverse of a computation was rounded up. Here: Rounding.
//! * OtterSec 2024, medium: a mint was not checked. Here: Principal.
//! * OtterSec 2024 and Neodyme, low: an address that was funded before could not be created.
//!   Here: Exit.
//! * Sec3 2024: one part of a price was fresh and the other stale. Here: Staleness.
//! * Cantina, critical: a payment asked for a signature and not for whose. Here: Principal.

use solana_instruction::{AccountMeta, Instruction, error::InstructionError};
use tidepool::error::TidepoolError;
use tidepool_client::PoolAddresses;
use tidepool_tests::{
    Receipt, SOL, World, WorldOptions, assert_refused, assert_refused_by, token::TOKEN_PROGRAM,
};

use super::scenes::{seasoned, slash};

fn field(receipt: &Receipt, number: usize) -> u64 {
    // The runtime cuts trailing zeros off.
    let mut data = receipt.return_data.clone();
    data.resize(256, 0);
    u64::from_le_bytes(data[number * 8..number * 8 + 8].try_into().expect("eight bytes"))
}

#[tokio::test]
async fn sec3_2023_a_loan_lowers_the_reserve_that_prices_the_shares() {
    let (mut world, alice) = seasoned().await;
    let mallory = world.holder(1_000 * SOL).await;
    world.transfer(&alice, &mallory, 15 * SOL).await.expect("a transfer");
    let before = world.snapshot().await;
    let (pool, owner, tokens) = (world.pool, mallory.address(), mallory.tokens);
    // Most of the reserve leaves, shares are bought, and the reserve comes back.
    let round = [
        pool.redeem_sol(owner, tokens, owner, 15 * SOL, 0),
        pool.deposit_sol(owner, tokens, 900 * SOL, 0),
    ];
    world.send(&round, &[&mallory.wallet]).await.expect("legal, and pointless");
    let now = world.snapshot().await;
    let shares = world.balance(&mallory).await.1;
    let fair =
        u128::from(900 * SOL) * u128::from(before.pool.rate.shares) / u128::from(before.value());
    assert!(u128::from(shares).abs_diff(fair) <= 2, "{shares} of {fair}");
    assert!(now.rate() - before.rate() <= 1);
}

#[tokio::test]
async fn neodyme_2024_a_removal_moves_the_rest_of_a_list_to_the_wrong_place() {
    let mut world = World::with(WorldOptions { capacity: 4, ..WorldOptions::default() }).await;
    world.join(0, 1_000, 7).await;
    let before = world.snapshot().await.entries;
    world.remove_validator(1).await.expect("a removal");
    world.prune(1).await.expect("an empty slot");
    let after = world.snapshot().await.entries;
    for index in [0, 2, 3] {
        assert_eq!(before[index], after[index], "an index is for life");
    }
    assert!(!after[1].is_occupied());
    // The slot's new owner is not taken for the old one.
    let old = world.validators[1];
    let index = world.join(5, 1_000, 100).await;
    assert_eq!(index, 1);
    world.validators[1] = old;
    assert_refused(&world.set_weight(1, 3).await, TidepoolError::ValidatorMismatch);
    assert_refused(&world.remove_validator(1).await, TidepoolError::ValidatorMismatch);
}

#[tokio::test]
async fn ottersec_2024_the_reverse_of_a_computation_is_rounded_up() {
    let (mut world, alice) = seasoned().await;
    for lamports in [10, 777, 1_000_001, SOL + 1, 12 * SOL + 345] {
        let quote = world.pool.quote_deposit(lamports);
        let minted = field(&world.send(&[quote], &[]).await.expect("a quote"), 0);
        let reverse = world.pool.quote_redeem(minted);
        let gross = field(&world.send(&[reverse], &[]).await.expect("a quote"), 0);
        assert!(gross <= lamports && lamports - gross <= 2, "{lamports} are {minted} are {gross}");
        let booked = world.deposit(&alice, lamports).await.expect("a deposit").returned();
        assert_eq!(booked, minted);
    }
}

#[tokio::test]
async fn ottersec_2024_a_mint_is_not_checked() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let other = world.second_pool(&WorldOptions::default()).await;
    let theirs = world.bank.token_account(other.pool.mint, alice.address()).await;
    let (owner, ticket) = (alice.address(), world.ticket_of(&alice, 1));
    let swapped = PoolAddresses { mint: other.pool.mint, ..world.pool };
    for call in [
        swapped.deposit_sol(owner, alice.tokens, SOL, 0),
        swapped.redeem_sol(owner, alice.tokens, owner, SOL, 0),
        swapped.cancel_ticket(ticket, owner, alice.tokens, 0),
    ] {
        let result = world.send(&[call], &[&alice.wallet]).await;
        assert_refused(&result, TidepoolError::WrongMint);
    }
    let cancel = world.pool.cancel_ticket(ticket, owner, theirs, 0);
    let result = world.send(&[cancel], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::WrongTokenAccount);
}

#[tokio::test]
async fn ottersec_2024_an_address_that_was_funded_cannot_be_created() {
    let (mut world, alice) = World::staked().await;
    let ticket = world.ticket_of(&alice, 7);
    world.bank.give(ticket, SOL).await;
    let owed = world.order(&alice, 7, SOL / 2).await.expect("a ticket").returned();
    world.turn_epoch().await;
    world.update().await;
    let before = world.balance(&alice).await.0;
    world.claim(&alice, 7).await.expect("a claim");
    assert_eq!(world.balance(&alice).await.0, before + owed + SOL, "the gift is hers");
}

#[tokio::test]
async fn sec3_2024_one_part_of_a_price_is_fresh_and_the_other_stale() {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    let rate = world.snapshot().await.rate();
    let look = world.pool.update_validators(&entries[..2]);
    world.send(&[look], &[]).await.expect("a look at two of three");
    assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
    assert_eq!(world.snapshot().await.rate(), rate, "gains of two of three are no price");
    // What the two have gained does not hide a loss.
    slash(&mut world, 0, 2 * SOL).await;
    let look = world.pool.update_validators(&entries[..1]);
    world.send(&[look], &[]).await.expect("losses are seen at any time");
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
    assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
}

#[tokio::test]
async fn cantina_a_payment_asks_for_a_signature_and_not_for_whose() {
    let (mut world, alice) = World::staked().await;
    let mallory = world.holder(SOL).await;
    // The mint's authority is the pool, which signs for nobody.
    let mut data = vec![7];
    data.extend((1_000 * SOL).to_le_bytes());
    let metas = vec![
        AccountMeta::new(world.pool.mint, false),
        AccountMeta::new(mallory.tokens, false),
        AccountMeta::new_readonly(mallory.address(), true),
    ];
    let mint = Instruction::new_with_bytes(TOKEN_PROGRAM, &data, metas);
    let result = world.send(&[mint], &[&mallory.wallet]).await;
    // The token program's `OwnerMismatch`, as below.
    assert_refused_by(&result, &InstructionError::Custom(4));
    let (owner, pool) = (mallory.address(), world.pool);
    for theft in [
        pool.redeem_sol(owner, alice.tokens, owner, SOL, 0),
        pool.order_ticket(owner, alice.tokens, 1, SOL, 0),
        pool.redeem(owner, alice.tokens, 1, SOL, 0),
    ] {
        let result = world.send(&[theft], &[&mallory.wallet]).await;
        assert_refused_by(&result, &InstructionError::Custom(4));
    }
    let pay = solana_system_interface::instruction::transfer(&pool.reserve, &owner, SOL);
    let unsigned = Instruction {
        accounts: pay
            .accounts
            .iter()
            .map(|meta| AccountMeta { is_signer: false, ..*meta })
            .collect(),
        ..pay
    };
    let result = world.send(&[unsigned], &[]).await;
    assert_refused_by(&result, &InstructionError::MissingRequiredSignature);
}
