//! An instruction that answers Ok and has nothing to do leaves every account as it was, to the
//! byte, but for the network's fee, and but for two tells of no event.
//!
//! Every instruction of the IDL is in one of the two lists below. One that is in [`MAY_BE_IDLE`]
//! is played at the end of this file.

use std::{collections::BTreeSet, slice::from_ref};

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::transfer_ticket;
use tidepool_tests::{Holder, SOL, World, bank::SIGNATURE_FEE};

use crate::matrix;

/// Those that answer Ok when there is nothing to do.
const MAY_BE_IDLE: [&str; 12] = [
    "update_validators",
    "update_pool",
    "delegate",
    "undelegate",
    "flag_validator",
    "set_weights",
    "transfer_ticket",
    "resume",
    "claim_fees",
    "exchange_rate",
    "quote_deposit",
    "quote_redeem",
];

/// Those of them whose event says what was asked for, whether it changes anything or not.
const TELL_ANYWAY: [&str; 2] = ["set_weights", "transfer_ticket"];

/// Those that write what they are told or refuse.
const NEVER_IDLE: [&str; 21] = [
    "accept_authority",
    "add_validator",
    "apply_change",
    "cancel_authority",
    "cancel_change",
    "cancel_ticket",
    "claim_ticket",
    "create_pool",
    "deposit_sol",
    "deposit_stake",
    "grow_list",
    "order_ticket",
    "pause_entries",
    "propose_authority",
    "propose_change",
    "prune_validator",
    "redeem",
    "redeem_sol",
    "redeem_stake",
    "remove_validator",
    "set_metadata",
];

#[test]
fn every_instruction_is_known_to_be_idle_at_times_or_never() {
    let known: BTreeSet<_> = MAY_BE_IDLE.iter().chain(&NEVER_IDLE).map(|&name| name).collect();
    let idl = matrix::idl();
    let all: BTreeSet<_> = idl.instructions.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(known, all, "say in nothing_to_do.rs whether it can have nothing to do");
    assert_eq!(known.len(), MAY_BE_IDLE.len() + NEVER_IDLE.len(), "one list each");
}

/// Whether an event is in the log, or in a call of the program to itself.
fn tells(logs: &[String]) -> bool {
    let itself = format!("Program {} invoke [2]", tidepool::ID);
    logs.iter().any(|line| line.starts_with("Program data:") || *line == itself)
}

/// Sends each instruction, which must be accepted, change nothing and, as a rule, tell of nothing.
async fn assert_idle(world: &mut World, instructions: &[(Instruction, &[&Keypair])]) {
    for (instruction, signers) in instructions {
        let name = matrix::name_of(&instruction.data);
        assert!(MAY_BE_IDLE.contains(&name.as_str()), "{name}");
        let others: Vec<_> = instruction.accounts.iter().map(|meta| meta.pubkey).collect();
        let before = world.remember(&others).await;
        let payer = world.bank.payer.pubkey();
        let purse = world.bank.lamports(payer).await;
        let done = world.send(from_ref(instruction), signers).await;
        let receipt = done.unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        let may_tell = TELL_ANYWAY.contains(&name.as_str());
        assert!(may_tell || !tells(&receipt.logs), "{name}: {:?}", receipt.logs);
        assert!(before.is_same(&world.remember(&others).await), "{name} changed an account");
        let signatures = 1 + u64::try_from(signers.len()).expect("few signers");
        let left = world.bank.lamports(payer).await;
        assert_eq!(purse - left, signatures * SIGNATURE_FEE, "{name}: the network's fee");
    }
}

/// The pool in balance after the update: nothing to look at, to book or to move.
async fn in_balance() -> (World, Holder) {
    let (mut world, alice) = World::staked().await;
    world.move_stake().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.move_stake_in_window().await;
    (world, alice)
}

async fn cranks(world: &mut World) -> Vec<Instruction> {
    let entries = world.snapshot().await.indexed();
    let (pool, vote) = (world.pool, world.validators[0].vote);
    let mut all = vec![
        pool.update_validators(&entries),
        pool.update_validators(&[]),
        pool.update_pool(),
        pool.flag_validator(0, vote),
        pool.exchange_rate(),
        pool.quote_deposit(SOL),
        pool.quote_redeem(SOL),
    ];
    for (index, _) in entries {
        let accounts = world.accounts_of(index).await;
        all.extend([pool.delegate(&accounts), pool.undelegate(&accounts)]);
    }
    all
}

#[tokio::test]
async fn cranks_with_nothing_to_do_change_nothing() {
    let (mut world, _) = in_balance().await;
    let cranks = cranks(&mut world).await;
    let unsigned: Vec<_> = cranks.into_iter().map(|one| (one, &[][..])).collect();
    assert_idle(&mut world, &unsigned).await;
}

#[tokio::test]
async fn facts_and_weights_that_stay_change_nothing_before_an_update_either() {
    let (mut world, _) = in_balance().await;
    world.next_epoch().await;
    let (pool, admin) = (world.pool, world.admin.insecure_clone());
    let vote = world.validators[1].vote;
    let weight = world.snapshot().await.entries[1].weight;
    let same = vec![WeightChange { index: 1, vote, weight }];
    let signer: &[&Keypair] = &[&admin];
    let instructions = [
        (pool.flag_validator(1, vote), &[][..]),
        (pool.set_weights(admin.pubkey(), vec![]), signer),
        (pool.set_weights(admin.pubkey(), same), signer),
    ];
    assert_idle(&mut world, &instructions).await;
}

#[tokio::test]
async fn a_ticket_that_is_given_to_its_owner_stays_as_it_is() {
    let (mut world, alice) = in_balance().await;
    let ticket = tidepool_client::ticket_address(&world.pool.pool, &alice.address(), 1);
    let gift = transfer_ticket(ticket, alice.address(), alice.address());
    assert_idle(&mut world, &[(gift, &[&alice.wallet])]).await;
}

#[tokio::test]
async fn entries_that_are_open_and_fees_that_are_not_due_stay_as_they_are() {
    let (mut world, _) = World::deposited().await;
    let (guardian, treasury) = (world.guardian.insecure_clone(), world.treasury.insecure_clone());
    let tokens = world.bank.token_account(world.pool.mint, treasury.pubkey()).await;
    let resume = world.pool.resume(guardian.pubkey());
    let claim = world.pool.claim_fees(treasury.pubkey(), tokens);
    assert_idle(&mut world, &[(resume, &[&guardian]), (claim, &[&treasury])]).await;
}
