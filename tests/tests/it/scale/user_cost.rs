//! The list may have any length: a holder pays the same.

use solana_instruction::Instruction;
use tidepool_tests::{Holder, SOL, World, WorldOptions};

const LENGTHS: [u32; 3] = [10, 1_000, 10_000];

#[tokio::test]
async fn user_instructions_cost_the_same_with_ten_and_with_ten_thousand_validators() {
    let validators = vec![(5, 1_000); 10];
    let mut world = World::with(WorldOptions { validators, ..WorldOptions::default() }).await;
    let alice = world.holder(4_000 * SOL).await;
    world.deposit(&alice, 1_500 * SOL).await.expect("a deposit");
    let vote = world.validators[0].vote;
    let stake = world.own_stake(&alice, vote, 20 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let instructions = user_instructions(&mut world, &alice, stake).await;

    let mut costs: Vec<Vec<u64>> = vec![];
    for length in LENGTHS {
        let short = world.lengthen_list(length).await;
        let mut of_length = vec![];
        for instruction in &instructions {
            let done = world.bank.simulate(&[instruction.clone()], &[&alice.wallet]).await;
            of_length.push(done.expect("a legal instruction").compute_units);
        }
        world.bank.edit(world.pool.validators, short);
        costs.push(of_length);
    }
    for at_length in &costs[1..] {
        for (few, many) in costs[0].iter().zip(at_length) {
            assert!(few.abs_diff(*many) * 20 <= *few, "{few} with ten, {many} with more");
        }
    }
}

/// Every instruction of a holder's.
async fn user_instructions(
    world: &mut World,
    alice: &Holder,
    stake: solana_pubkey::Pubkey,
) -> Vec<Instruction> {
    let empty = world.empty_stake(alice).await;
    let validator = world.accounts_of(0).await;
    let (owner, tokens) = (alice.address(), alice.tokens);
    let ticket = tidepool_client::ticket_address(&world.pool.pool, &owner, 1);
    vec![
        world.pool.deposit_sol(owner, tokens, SOL, 0),
        world.pool.redeem_sol(owner, tokens, owner, SOL, 0),
        world.pool.order_ticket(owner, tokens, 2, SOL, 0),
        world.pool.redeem(owner, tokens, 2, 1_000 * SOL, 0),
        world.pool.cancel_ticket(ticket, owner, tokens, 0),
        tidepool_client::transfer_ticket(ticket, owner, tokens),
        world.pool.deposit_stake(owner, stake, tokens, &validator, 0),
        world.pool.redeem_stake(owner, tokens, empty, owner, &validator, 5 * SOL, 0),
    ]
}
