//! `redeem_stake`: active stake leaves for the floor and the running epoch's reward.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::state::{Lockup, StakeStateV2};
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, Snapshot, World, assert_refused, staker::STAKE_RENT, token};

use super::visitor::{Visit, value};

/// `(fee, out)` of an exit at the snapshot's slot, from the books' raw numbers.
fn exit(world: &World, now: &Snapshot, shares: u64) -> (u64, u64) {
    let gross = u128::from(shares) * u128::from(value(now)) / u128::from(now.pool.rate.shares);
    let (first, slots) = world.bank.epoch_slots(now.epoch);
    let window = slots * u64::from(now.pool.policy.window) / 1_000_000;
    let floor = u128::from(now.pool.rate.exit_floor);
    let elapsed = u128::from(now.slot - first);
    let span = u128::from(slots + window) * 1_000_000;
    let fee = (gross * floor).div_ceil(1_000_000) + (gross * floor * elapsed).div_ceil(span);
    (u64::try_from(fee).expect("lamports"), u64::try_from(gross - fee).expect("lamports"))
}

#[tokio::test]
async fn the_fee_is_the_floor_and_the_running_epochs_reward() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    let mut fees = vec![];
    for fraction in [310_000, 650_000, 999_000] {
        world.move_to(fraction).await;
        let before = world.snapshot().await;
        let (fee, out) = exit(&world, &before, 5 * SOL);
        fees.push(fee);
        let main = before.entries[2].stake;
        let (held, staked) =
            (world.bank.lamports(main).await, world.bank.delegation(main).await.stake);
        let new_stake = world.empty_stake(&bob).await;
        let given = world.redeem_stake(&bob, new_stake, 2, 5 * SOL).await.expect("an exit");
        assert_eq!(given.returned(), out);
        let after = world.snapshot().await;
        assert_eq!(after.pool.rate.pending_fees - before.pool.rate.pending_fees, fee);
        assert_eq!(before.pool.rate.backing - after.pool.rate.backing, out + fee);
        assert_eq!(before.supply - after.supply, 5 * SOL, "exactly these are burned");
        assert_eq!(before.pool.rate.minted - after.pool.rate.minted, 5 * SOL);
        assert_eq!(before.entries[2].tracked - after.entries[2].tracked, out);
        assert_eq!(after.reserve_lamports, before.reserve_lamports);
        // Main keeps what it holds besides its stake.
        assert_eq!(world.bank.lamports(main).await, held - out);
        assert_eq!(world.bank.delegation(main).await.stake, staked - out);
        assert_eq!(world.bank.lamports(new_stake).await, out + STAKE_RENT);
        let delegation = world.bank.delegation(new_stake).await;
        assert_eq!((delegation.stake, delegation.voter_pubkey), (out, world.validators[2].vote));
    }
    assert!(fees[0] < fees[1] && fees[1] < fees[2], "the reward grows with the epoch");
    assert!(fees[2] > 5 * SOL * 13 / 10_000, "nearly twice the floor in the end");
}

#[tokio::test]
async fn both_authorities_are_the_key_that_is_named_and_nobody_elses() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    let (heir, new_stake) = (Keypair::new(), world.empty_stake(&bob).await);
    let validator = world.accounts_of(1).await;
    let (owner, to) = (bob.address(), heir.pubkey());
    let mut redeem =
        world.pool.redeem_stake(owner, bob.tokens, new_stake, to, &validator, SOL * 5, 0);
    world.send(&[redeem.clone()], &[&bob.wallet, &heir]).await.expect("an exit");
    let StakeStateV2::Stake(meta, ..) = world.bank.stake_state(new_stake).await else {
        panic!("not delegated");
    };
    assert_eq!((meta.authorized.staker, meta.authorized.withdrawer), (to, to));
    assert_eq!(meta.lockup, Lockup::default());

    // The key must sign: what is sent to a key that nobody has is lost.
    let another = world.empty_stake(&bob).await;
    for meta in &mut redeem.accounts {
        meta.is_signer &= meta.pubkey != to;
        if meta.pubkey == new_stake {
            meta.pubkey = another;
        }
    }
    let result = world.send(&[redeem], &[&bob.wallet]).await;
    let missing = solana_instruction::error::InstructionError::MissingRequiredSignature;
    tidepool_tests::assert_refused_by(&result, &missing);
}

#[tokio::test]
async fn what_left_can_be_merged_with_what_its_owner_has() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let alice = world.holder(100 * SOL).await;
    world.deposit(&alice, 50 * SOL).await.expect("a deposit");
    world.transfer(&alice, &bob, 20 * SOL).await.expect("a transfer");
    let new_stake = world.empty_stake(&bob).await;
    let out = world.redeem_stake(&bob, new_stake, 1, 20 * SOL).await.expect("an exit").returned();
    let before = world.bank.delegation(account).await.stake;
    let merge = solana_stake_interface::instruction::merge(&account, &new_stake, &bob.address());
    world.bank.send(&merge, &[&bob.wallet]).await.expect("a merge");
    assert_eq!(world.bank.delegation(account).await.stake, before + out);
}

#[tokio::test]
async fn less_than_the_minimum_is_refused() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    let new_stake = world.empty_stake(&bob).await;
    let now = world.snapshot().await;
    let (_, out) = exit(&world, &now, 10 * SOL);
    let validator = world.accounts_of(1).await;
    let (pool, owner) = (world.pool, bob.address());
    let redeem = |minimum| {
        pool.redeem_stake(owner, bob.tokens, new_stake, owner, &validator, 10 * SOL, minimum)
    };
    let result = world.send(&[redeem(out + 1)], &[&bob.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
    world.send(&[redeem(out)], &[&bob.wallet]).await.expect("the exact minimum is enough");
}

#[tokio::test]
async fn a_delegate_of_the_tokens_may_leave_with_its_allowance() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    let carol = world.holder(SOL).await;
    // The token program's `Approve`.
    let approve = token::approve(bob.tokens, carol.address(), bob.address(), 10 * SOL);
    world.send(&[approve], &[&bob.wallet]).await.expect("an allowance");
    let new_stake = world.empty_stake(&carol).await;
    let spender =
        tidepool_tests::Holder { wallet: carol.wallet.insecure_clone(), tokens: bob.tokens };
    let before = world.balance(&bob).await.1;
    // `InsufficientFunds` of the allowance.
    let greedy = world.redeem_stake(&spender, new_stake, 1, 10 * SOL + 1).await;
    let expected = solana_instruction::error::InstructionError::Custom(1);
    tidepool_tests::assert_refused_by(&greedy, &expected);
    world.redeem_stake(&spender, new_stake, 1, 10 * SOL).await.expect("an exit");
    assert_eq!(world.balance(&bob).await.1, before - 10 * SOL);
    let meta = world.bank.stake_state(new_stake).await.meta().expect("a meta");
    assert_eq!(meta.authorized.withdrawer, carol.address());
}

#[tokio::test]
async fn shares_of_somebody_else_or_that_were_given_up_are_refused() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    let mallory = world.holder(SOL).await;
    let new_stake = world.empty_stake(&mallory).await;
    let wallet = || mallory.wallet.insecure_clone();
    let theft = tidepool_tests::Holder { wallet: wallet(), tokens: bob.tokens };
    let result = world.redeem_stake(&theft, new_stake, 1, 5 * SOL).await;
    // The token program's `OwnerMismatch`.
    let expected = solana_instruction::error::InstructionError::Custom(4);
    tidepool_tests::assert_refused_by(&result, &expected);

    let incinerator = Pubkey::from_str_const("1nc1nerator11111111111111111111111111111111");
    for owner in [incinerator, Pubkey::default()] {
        let tokens = world.bank.token_account(world.pool.mint, owner).await;
        let given_up = tidepool_tests::Holder { wallet: wallet(), tokens };
        world.transfer(&bob, &given_up, 5 * SOL).await.expect("given up");
        let result = world.redeem_stake(&given_up, new_stake, 1, 5 * SOL).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
    }
}
