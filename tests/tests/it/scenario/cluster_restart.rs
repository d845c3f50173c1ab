//! A restart of the cluster: delegations undone, begun anew or gone, vote accounts closed,
//! epochs passed. Edited throughout: no program makes such states, a restart from an older
//! snapshot may.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_stake_interface::state::StakeStateV2;
use tidepool_tests::{Circle, Holder, SOL, World, WorldOptions};

/// Four validators with stake, and a ticket for which the first two have begun to cool some.
async fn before_the_restart() -> (World, Circle, Vec<Holder>) {
    let options = WorldOptions { validators: vec![(0, 1_000); 4], ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let mut holders = vec![];
    for _ in 0..3 {
        holders.push(world.holder(500 * SOL).await);
    }
    let mut circle = Circle::around(&mut world, &holders).await;
    for holder in &holders {
        world.deposit(holder, 400 * SOL).await.expect("a deposit");
    }
    for _ in 0..2 {
        world.turn_without_boundary().await;
        circle.next_epoch(&mut world).await;
    }
    world.update().await;
    (world, circle, holders)
}

/// The delegation begins anew, as if it had been made in this epoch.
async fn begin_anew(world: &mut World, stake: Pubkey) {
    let epoch = world.snapshot().await.epoch;
    let anew = |stake: &mut solana_stake_interface::state::Stake| {
        stake.delegation.activation_epoch = epoch;
        stake.delegation.deactivation_epoch = u64::MAX;
    };
    world.bank.edit_stake(stake, |_, stake| anew(stake)).await;
}

async fn undo(world: &mut World, stake: Pubkey) {
    let meta = world.bank.stake_state(stake).await.meta().expect("a meta");
    world.bank.edit_stake_state(stake, &StakeStateV2::Initialized(meta)).await;
}

/// Everybody orders a ticket for everything, and has been paid two updates later.
async fn everybody_leaves(world: &mut World, circle: &mut Circle, holders: &[Holder]) {
    for holder in holders {
        let shares = world.balance(holder).await.1;
        world.order(holder, 99, shares).await.expect("a ticket");
    }
    for _ in 0..2 {
        for (index, _) in world.snapshot().await.indexed() {
            world.flag(index).await.expect("a judgement");
        }
        world.move_to(950_000).await;
        for (index, _) in world.snapshot().await.indexed() {
            world.undelegate(index).await.expect("an undelegation");
        }
        circle.next_epoch(world).await;
        world.update().await;
    }
    world.claim_all().await;
    let now = world.snapshot().await;
    assert_eq!((now.pool.open_tickets, now.supply, now.pool.rate.ticket_debt), (0, 0, 0));
}

#[tokio::test]
async fn the_pool_outlives_a_restart_and_everybody_leaves() {
    for epochs in [1, 4] {
        let (mut world, mut circle, holders) = before_the_restart().await;
        let entries = world.snapshot().await.entries;
        for _ in 0..epochs {
            circle.next_epoch(&mut world).await;
        }
        undo(&mut world, entries[0].stake).await;
        begin_anew(&mut world, entries[1].stake).await;
        let gone = world.bank.lamports(entries[2].stake).await;
        circle.write_off(gone);
        world.bank.edit(entries[2].stake, Account::default());
        // The validators of the last two are gone as well.
        for dead in [2, 3] {
            world.bank.edit(entries[dead].vote, Account::default());
            world.validators[dead].credits = 0;
        }

        world.update().await;
        let now = world.snapshot().await;
        assert_eq!([now.entries[0].tracked, now.entries[2].tracked], [0, 0]);
        assert!(now.pool.rate.loss_carry > 250 * SOL, "what is missing is lost");
        world.redeem(&holders[0], SOL).await.expect("an exit");
        world.deposit(&holders[0], SOL).await.expect("a deposit");
        everybody_leaves(&mut world, &mut circle, &holders).await;
        assert_eq!(circle.audit(&mut world).await.difference(), 0);
    }
}

#[tokio::test]
async fn tickets_are_served_though_what_cooled_for_them_began_anew() {
    // In part, and whole accounts: a ticket for nearly everything.
    for shares in [300 * SOL, 399 * SOL] {
        let (mut world, mut circle, holders) = before_the_restart().await;
        for holder in &holders {
            world.order(holder, 1, shares).await.expect("a ticket");
        }
        world.move_stake().await;
        let cooling: u64 = world.snapshot().await.entries.iter().map(|entry| entry.cooling).sum();
        assert!(cooling > 700 * SOL);
        for stake in world.snapshot().await.stake_accounts() {
            begin_anew(&mut world, stake).await;
        }
        circle.next_epoch(&mut world).await;
        world.update().await;
        let header = world.snapshot().await.header;
        assert_eq!((header.cooling, header.cooled_unswept), (0, 0), "nothing cools any more");
        everybody_leaves(&mut world, &mut circle, &holders).await;
        assert_eq!(circle.audit(&mut world).await.difference(), 0);
    }
}

#[tokio::test]
async fn a_validator_whose_cooling_stake_vanished_is_pruned_and_cools_no_longer() {
    let (mut world, mut circle, holders) = before_the_restart().await;
    world.remove_validator(3).await.expect("a removal");
    world.order(&holders[0], 1, 300 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let entry = world.snapshot().await.entries[3];
    assert!(entry.cooling > 0);
    for account in [entry.stake, entry.transient].into_iter().filter(|it| *it != Pubkey::default())
    {
        let gone = world.bank.lamports(account).await;
        circle.write_off(gone);
        world.bank.edit(account, Account::default());
    }
    world.update_validators().await.expect("a second look");
    world.prune(3).await.expect("nothing is left");
    world.update_pool().await.expect("the loss is booked");
    let now = world.snapshot().await;
    let cooling: u64 = now.entries.iter().map(|entry| entry.cooling).sum();
    assert_eq!(now.header.cooling, cooling, "only the others' stake");
    circle.next_epoch(&mut world).await;
    world.update().await;
    everybody_leaves(&mut world, &mut circle, &holders).await;
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}

#[tokio::test]
async fn an_update_passes_where_the_stake_program_itself_fails() {
    let (mut world, _, holders) = before_the_restart().await;
    world.order(&holders[0], 1, 100 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let main = world.snapshot().await.entries[3].stake;
    // Enough to be worth a sweep.
    world.bank.give(main, SOL).await;
    // A history that skipped epochs, which the stake program takes for impossible.
    world.skip_epochs(5).await;
    world.bank.finish_rewards();
    world.update().await;
    // What was to pay the ticket is stuck in the stake program; others can.
    world.deposit(&holders[1], 90 * SOL).await.expect("a deposit");
    world.claim(&holders[0], 1).await.expect("paid by the deposit");
    world.redeem(&holders[2], SOL).await.expect("an exit");
}
