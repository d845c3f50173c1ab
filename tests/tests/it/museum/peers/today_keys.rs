//! SPL stake pool 2.2.0 and the power of its keys, and ours.
//!
//! * The manager takes nearly all of a deposit that he sees coming. Here: Bounded power.
//! * His fee account is gone, and with it the way in. Here: Exit.
//! * The staker takes all stake out of work in one epoch. Here: Bounded power.

use solana_instruction::{AccountMeta, Instruction, error::InstructionError};
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::PoolSettings;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{
    SOL, SplPool, assert_refused, assert_refused_by,
    spl_pool::{Fees, Ratio, manager::SOL_DEPOSIT_FEE},
    token::TOKEN_PROGRAM,
};

use super::both::Both;

const CLOSE_ACCOUNT: u8 = 9;

#[tokio::test]
async fn their_manager_takes_nearly_all_of_a_deposit() {
    let mut both = Both::staked(Fees::NONE).await;
    let (here, there) = both.stranger(1_000 * SOL).await;
    let Both { world, theirs, .. } = &mut both;
    // In force at once, in the slot before the deposit.
    let raise = theirs.set_fee(SOL_DEPOSIT_FEE, Ratio::bps(9_900));
    theirs.order(&mut world.bank, raise).await;
    theirs.deposit(&mut world.bank, &there, 100 * SOL).await.expect("a deposit");
    let tokens = theirs.balance(&mut world.bank, &there).await.1;
    assert_eq!(tokens / SOL, 1, "a hundredth");
    assert_eq!(world.bank.shares_in(theirs.fees).await / SOL, 99);

    // Here no pool can have such a fee: a thousandth is the most.
    let parameters = Parameters { deposit_fee: Millionths(1_001), ..Parameters::DEFAULT };
    let strategist = world.admin.pubkey();
    let settings = PoolSettings { parameters, ..PoolSettings::of_one_key(strategist, 1, 4) };
    let result = world.create_pool_with(&settings).await;
    assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    // And who deposits says what is enough.
    let shares = world.deposit(&here, 100 * SOL).await.expect("a deposit").returned();
    let much = world.pool.deposit_sol(here.address(), here.tokens, 100 * SOL, shares + 1);
    let result = world.send(&[much], &[&here.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
}

#[tokio::test]
async fn their_fee_account_is_closed_and_with_it_the_way_in() {
    let fees = Fees { deposit: Ratio::bps(10), withdrawal: Ratio::bps(0), ..Fees::USUAL };
    let mut both = Both::staked(fees).await;
    let Both { world, alice, theirs, anna } = &mut both;
    // The manager takes out what is in it, and closes it.
    let earned = world.bank.shares_in(theirs.fees).await;
    assert!(earned > 0);
    let owner = theirs.manager.pubkey();
    let emptied = tidepool_tests::token::transfer(theirs.fees, anna.tokens, owner, earned);
    theirs.order(&mut world.bank, emptied).await;
    theirs.order(&mut world.bank, close(theirs)).await;
    let result = theirs.deposit(&mut world.bank, anna, SOL).await;
    assert_refused_by(&result, &InstructionError::InvalidAccountData);
    theirs.withdraw(&mut world.bank, anna, SOL).await.expect("the way out stays open");

    let deposit = world.pool.deposit_sol(alice.address(), alice.tokens, SOL, 0);
    assert_eq!(deposit.accounts.len(), 7, "none of them for a fee: {deposit:?}");
    world.send(&[deposit], &[&alice.wallet]).await.expect("a deposit");
}

#[tokio::test]
async fn their_staker_takes_all_stake_out_of_work() {
    let mut both = Both::staked(Fees::USUAL).await;
    let Both { world, theirs, .. } = &mut both;
    for validator in &theirs.validators {
        let stake = world.bank.delegation(validator.stake).await.stake;
        let decrease = theirs.decrease(validator, stake - 2 * SOL);
        theirs.order(&mut world.bank, decrease).await;
    }
    let mut at_work = 0;
    for validator in &theirs.validators {
        at_work += world.bank.delegation(validator.stake).await.stake;
    }
    assert_eq!(at_work / SOL, 6, "of 980 SOL");

    // The strategist here may want the same.
    let before = world.snapshot().await;
    world.set_weight(0, 0).await.expect("no weight");
    world.set_weight(1, 0).await.expect("no weight");
    world.move_to(950_000).await;
    for index in 0..3 {
        world.undelegate(index).await.expect("an undelegation");
    }
    let cooling = world.snapshot().await.header.cooling;
    let most = before.pool.rate.backing / 10;
    assert!(cooling > most - 3 * SOL && cooling <= most + 3 * SOL, "{cooling} of {most}");
}

/// Closes the fee account, to the manager.
fn close(theirs: &SplPool) -> Instruction {
    let manager = theirs.manager.pubkey();
    let accounts = vec![
        AccountMeta::new(theirs.fees, false),
        AccountMeta::new(manager, false),
        AccountMeta::new_readonly(manager, true),
    ];
    Instruction::new_with_bytes(TOKEN_PROGRAM, &[CLOSE_ACCOUNT], accounts)
}
