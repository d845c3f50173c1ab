//! The protocol's shares, minted to the treasury.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, WorldOptions, assert_refused};

/// A world in which an update has set fee shares aside, and a token account of the treasury.
async fn world() -> (World, Pubkey) {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world.update().await;
    let tokens = world.bank.token_account(world.pool.mint, world.treasury.pubkey()).await;
    (world, tokens)
}

#[tokio::test]
async fn the_fee_shares_become_tokens_and_no_rate_moves() {
    let (mut world, tokens) = world().await;
    let before = world.snapshot().await;
    let shares = before.pool.fee_shares;
    assert!(shares > 0, "a fee");
    let receipt = world.claim_fees(tokens).await.expect("the fees");
    assert_eq!(receipt.returned(), shares);
    let after = world.snapshot().await;
    assert_eq!(world.bank.shares_in(tokens).await, shares);
    assert_eq!(after.pool.fee_shares, 0);
    assert_eq!(after.supply, before.supply + shares);
    assert_eq!(after.pool.rate.minted, before.pool.rate.minted + shares);
    assert_eq!(after.pool.rate.shares, before.pool.rate.shares);
    assert_eq!(after.pool.rate.backing, before.pool.rate.backing);
    assert_eq!(after.value(), before.value_at(after.slot));
}

#[tokio::test]
async fn what_was_claimed_is_redeemed_like_any_other_share() {
    let (mut world, tokens) = world().await;
    world.claim_fees(tokens).await.expect("the fees");
    let treasury = world.treasury.insecure_clone();
    let shares = world.bank.shares_in(tokens).await;
    let redeem = world.pool.redeem_sol(treasury.pubkey(), tokens, treasury.pubkey(), shares, 0);
    world.bank.give(treasury.pubkey(), SOL).await;
    let receipt = world.send(&[redeem], &[&treasury]).await.expect("lamports");
    assert!(receipt.returned() > 0);
    world.next_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.pool.fee_shares > 0, "the next fee");
}

#[tokio::test]
async fn a_second_claim_gives_nothing_and_changes_nothing() {
    let (mut world, tokens) = world().await;
    world.claim_fees(tokens).await.expect("the fees");
    let before = world.pool_bytes().await;
    let receipt = world.claim_fees(tokens).await.expect("nothing to do");
    assert_eq!(receipt.returned(), 0);
    assert!(before == world.pool_bytes().await, "byte for byte");
    let calls = receipt.logs.iter().filter(|line| line.contains("invoke [2]")).count();
    assert_eq!(calls, 0, "no claim of nothing is told: {:?}", receipt.logs);
}

#[tokio::test]
async fn only_the_treasury_claims_and_only_to_itself() {
    let (mut world, tokens) = world().await;
    let strangers = [Keypair::new(), world.admin.insecure_clone(), world.guardian.insecure_clone()];
    for stranger in &strangers {
        let claim = world.pool.claim_fees(stranger.pubkey(), tokens);
        let result = world.send(&[claim], &[stranger]).await;
        assert_refused(&result, TidepoolError::NotTreasury);
        let theirs = world.bank.token_account(world.pool.mint, stranger.pubkey()).await;
        assert_refused(&world.claim_fees(theirs).await, TidepoolError::WrongTokenAccount);
    }
    let no_token_account = world.bank.wallet(SOL).await.pubkey();
    assert_refused(&world.claim_fees(no_token_account).await, TidepoolError::WrongTokenAccount);
    let other = world.second_pool(&WorldOptions::default()).await;
    let treasury = world.treasury.pubkey();
    let of_another_mint = world.bank.token_account(other.pool.mint, treasury).await;
    assert_refused(&world.claim_fees(of_another_mint).await, TidepoolError::WrongTokenAccount);
}
