//! The stake program below the pool: `cargo xtask test` runs every test on each version.

use solana_instruction::error::InstructionError;
use solana_rent::Rent;
use solana_stake_interface::instruction::get_minimum_delegation;
use solana_transaction_error::TransactionError;
use tidepool_tests::{Bank, SOL, StakeProgram, World};

#[tokio::test]
async fn the_bank_runs_the_version_that_was_asked_for() {
    let mut bank = Bank::boot(SOL).await;
    let answer = bank.simulate(&[get_minimum_delegation()], &[]).await.expect("an answer");
    // Beside the answer the compute units of the transaction: other bytecode takes another
    // number of them to say the same.
    let expected = match StakeProgram::running() {
        StakeProgram::V1_0_1 => (1, 895),
        StakeProgram::V5_0_0 => (SOL, 804),
        StakeProgram::V5_1_0 => (SOL, 780),
    };
    assert_eq!((answer.returned(), answer.compute_units), expected);
}

#[tokio::test]
async fn after_a_rise_of_rents_anybody_can_pay_the_difference_and_stake_cools() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    // Edited, because no transaction changes rents.
    let rent = Rent { lamports_per_byte: 7_000, ..Rent::default() };
    let rise = rent.minimum_balance(200) - Rent::default().minimum_balance(200);
    world.bank.context.set_sysvar(&rent);
    // Version 1.0.1 leaves an account the rent of its creation; later ones want that of now
    // before they split.
    if StakeProgram::running() != StakeProgram::V1_0_1 {
        let failure = world.undelegate(0).await.expect_err("too little rent");
        let reason = InstructionError::InsufficientFunds;
        assert_eq!(failure.error, TransactionError::InstructionError(1, reason));
        let main = world.snapshot().await.entries[0].stake;
        world.bank.give(main, rise).await;
    }
    assert!(world.undelegate(0).await.expect("an undelegation").returned() > 0);
}
