//! Turning the epoch of a thousand validators: how many transactions that takes.

use solana_instruction::Instruction;
use solana_message::AddressLookupTableAccount;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::batches::{ACCOUNT_LOCKS, DEFAULT_COMPUTE_UNITS, update_batches};
use tidepool_tests::{SOL, World, WorldOptions};

const VALIDATORS: u32 = 1_000;
/// Lamports for each validator and round: above the minimum delegation.
const PART: u64 = 12 * SOL;
/// Slots that one instruction adds.
const GROWTH: u32 = 71;
const COMPUTE_BUDGET: Pubkey =
    Pubkey::from_str_const("ComputeBudget111111111111111111111111111111");

#[tokio::test]
async fn a_thousand_validators_take_eighteen_transactions_idle_and_thirty_eight_merging() {
    let mut world = world_of_a_thousand().await;
    delegate_to_all(&mut world).await;
    world.next_epoch().await;
    let idle = look_at_all(&mut world).await;
    world.update_pool().await.expect("the pool");

    delegate_to_all(&mut world).await;
    world.next_epoch().await;
    let merging = look_at_all(&mut world).await;
    world.update_pool().await.expect("the pool");

    assert_eq!((idle, merging), (18, 38));
    let now = world.snapshot().await;
    assert!(now.entries.iter().all(|entry| entry.has_stake() && !entry.has_transient()));
}

/// Validators and a list that grew to hold them. Sent past the harness's checks of the laws,
/// which read every stake account after every transaction.
async fn world_of_a_thousand() -> World {
    let options = WorldOptions { validators: vec![], capacity: 69, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let admin = world.admin.insecure_clone();
    while world.snapshot().await.list_capacity < VALIDATORS {
        let grow = world.pool.grow_list(admin.pubkey(), GROWTH);
        world.bank.send(&[grow], &[&admin]).await.expect("a longer list");
    }
    let mut changes = vec![];
    for index in 0..VALIDATORS {
        let validator = world.bank.validator(5, 1_000).await;
        let add = world.pool.add_validator(admin.pubkey(), validator.vote);
        world.bank.send(&[add], &[&admin]).await.expect("a place on the list");
        changes.push(WeightChange { index, vote: validator.vote, weight: 1 });
        world.validators.push(validator);
    }
    for changes in changes.chunks(16) {
        let set = world.pool.set_weights(admin.pubkey(), changes.to_vec());
        world.bank.send(&[set], &[&admin]).await.expect("weights");
    }
    world
}

/// A deposit, which all validators get their part of in the window.
async fn delegate_to_all(world: &mut World) {
    let part = u64::from(VALIDATORS) * PART;
    let whale = world.holder(part + part / 10).await;
    // The reserve's target on top.
    world.deposit(&whale, part + part / 40).await.expect("a deposit");
    world.move_to(950_000).await;
    for (index, entry) in world.snapshot().await.indexed() {
        let accounts = world.pool.validator_accounts(index, &entry);
        let delegate = world.pool.delegate(&accounts);
        world.bank.send(&[delegate], &[]).await.expect("a delegation");
    }
    world.check().await;
}

/// Looks at all validators with as few transactions as possible; returns how many.
async fn look_at_all(world: &mut World) -> usize {
    let now = world.snapshot().await;
    let batches = update_batches(&now.indexed(), now.epoch);
    let mut known = now.stake_accounts();
    known.extend(world.pool.update_validators(&[]).accounts.iter().map(|meta| meta.pubkey));
    let tables = world.bank.lookup_tables(&known);
    for batch in &batches {
        let update = world.pool.update_validators(&batch.entries);
        let mut instructions = vec![update];
        if batch.compute_units > DEFAULT_COMPUTE_UNITS {
            instructions.insert(0, limit(batch.compute_units));
        }
        assert!(locks(&instructions) <= ACCOUNT_LOCKS);
        let tables = useful(&tables, &instructions);
        world.bank.send_v0(&instructions, &tables).await;
    }
    world.check().await;
    batches.len()
}

fn limit(units: u32) -> Instruction {
    let mut data = vec![2];
    data.extend(units.to_le_bytes());
    Instruction::new_with_bytes(COMPUTE_BUDGET, &data, vec![])
}

/// Accounts that a transaction of these instructions locks, the payer among them.
fn locks(instructions: &[Instruction]) -> usize {
    let named = instructions.iter().flat_map(|instruction| {
        let accounts = instruction.accounts.iter().map(|meta| meta.pubkey);
        accounts.chain([instruction.program_id])
    });
    named.collect::<std::collections::BTreeSet<_>>().len() + 1
}

/// The tables in which an instruction finds an account.
fn useful(
    tables: &[AddressLookupTableAccount],
    instructions: &[Instruction],
) -> Vec<AddressLookupTableAccount> {
    let named: std::collections::BTreeSet<Pubkey> = instructions
        .iter()
        .flat_map(|instruction| instruction.accounts.iter().map(|meta| meta.pubkey))
        .collect();
    let holds_one = |table: &&AddressLookupTableAccount| {
        table.addresses.iter().any(|address| named.contains(address))
    };
    tables.iter().filter(holds_one).cloned().collect()
}
