//! SPL stake pool 2.2.0 and the way out, and ours.
//!
//! * Who has less than the least delegation waits for somebody else's SOL. Here: Exit.
//! * The staker sends all who leave to one validator. Here: Exit, No dilution.
//! * The manager makes the exit with SOL his own. Here: Exit, Bounded power.

use solana_instruction::{AccountMeta, error::InstructionError};
use solana_stake_interface::error::StakeError;
use tidepool_tests::{
    SOL, StakeProgram, assert_refused_by,
    spl_pool::{Fees, manager::SOL_WITHDRAWER},
};

use super::both::{Both, Reason, assert_they_refuse};

#[tokio::test]
async fn their_small_holders_can_not_leave_when_the_reserve_is_spent() {
    // Before a delegation had to be of 1 SOL, half a SOL could leave with stake.
    if StakeProgram::running() == StakeProgram::V1_0_1 {
        return;
    }
    let mut both = Both::staked(Fees::USUAL).await;
    let (here, there) = both.stranger(10 * SOL).await;
    let empty = both.world.empty_stake(&there).await;
    let Both { world, alice, theirs, anna } = &mut both;
    theirs.deposit(&mut world.bank, &there, SOL / 2).await.expect("a deposit");
    world.deposit(&here, SOL / 2).await.expect("a deposit");
    // Somebody large leaves with all SOL that there is, on both sides.
    let spare = world.bank.lamports(theirs.reserve).await - 10_000_000;
    theirs.withdraw(&mut world.bank, anna, spare).await.expect("an exit");
    world.redeem(alice, 18 * SOL).await.expect("an exit");

    let tokens = theirs.balance(&mut world.bank, &there).await.1;
    let exit = theirs.withdraw(&mut world.bank, &there, tokens).await;
    assert_they_refuse(&exit, Reason::SolWithdrawalTooLarge);
    let exit = theirs.withdraw_stake(&there, empty, &theirs.validators[0], tokens);
    let exit = world.bank.send(&[exit], &[&there.wallet]).await;
    let too_small = InstructionError::Custom(StakeError::InsufficientDelegation as u32);
    assert_refused_by(&exit, &too_small);

    let shares = world.balance(&here).await.1;
    world.order(&here, 1, shares).await.expect("a ticket of half a SOL");
    for _ in 0..2 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    let paid = world.claim(&here, 1).await.expect("a claim").returned();
    assert!(paid > SOL / 2 - SOL / 1_000, "{paid}");
}

#[tokio::test]
async fn their_staker_sends_everybody_to_one_validator() {
    let mut both = Both::staked(Fees::USUAL).await;
    let Both { world, alice, theirs, anna } = &mut both;
    let [first, second, _] = theirs.validators[..] else { panic!("three validators") };
    let prefer = theirs.prefer_for_withdrawals(first.vote);
    theirs.order(&mut world.bank, prefer).await;
    let empty = world.empty_stake(anna).await;
    let exit = theirs.withdraw_stake(anna, empty, &second, 10 * SOL);
    let result = world.bank.send(&[exit], &[&anna.wallet]).await;
    assert_they_refuse(&result, Reason::IncorrectWithdrawVoteAddress);

    for index in 0..3 {
        let empty = world.empty_stake(alice).await;
        world.redeem_stake(alice, empty, index, 10 * SOL).await.expect("any validator");
    }
}

#[tokio::test]
async fn their_manager_makes_the_exit_with_sol_his_own() {
    let mut both = Both::staked(Fees::USUAL).await;
    let Both { world, alice, theirs, anna } = &mut both;
    theirs.withdraw(&mut world.bank, anna, SOL).await.expect("an exit");
    let close = theirs.set_authority(SOL_WITHDRAWER);
    theirs.order(&mut world.bank, close).await;
    let mut exit = theirs.withdraw_sol(anna, 2 * SOL);
    exit.accounts.push(AccountMeta::new_readonly(anna.address(), true));
    let result = world.bank.send(&[exit], &[&anna.wallet]).await;
    assert_they_refuse(&result, Reason::InvalidSolWithdrawAuthority);

    // Here the admin is a stranger to exits: no instruction but his own names him.
    let exit = world.pool.redeem_sol(alice.address(), alice.tokens, alice.address(), SOL, 0);
    let admin = solana_signer::Signer::pubkey(&world.admin);
    assert!(exit.accounts.iter().all(|account| account.pubkey != admin));
    world.send(&[exit], &[&alice.wallet]).await.expect("an exit");
}
