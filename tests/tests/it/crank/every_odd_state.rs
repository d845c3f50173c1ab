//! Every odd state on a validator of its own, in one pool: none of them blocks another
//! validator, the epoch, or anybody's way out.

use std::fmt;

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_stake_interface::state::{Authorized, Meta, StakeStateV2};
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, WorldOptions, assert_refused};

/// What happens to a validator. All but gifts are edited: they take a delinquent validator, a
/// restart of the cluster, or a broken stake program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Oddity {
    None,
    MainDeactivated,
    MainIdle,
    MainMissing,
    MainOfWallet,
    MainStolen,
    MainUndecodable,
    MainUninitialised,
    MainOfAnotherVote,
    MainStarting,
    TransientDeactivated,
    TransientIdle,
    TransientMissing,
    TransientStolen,
    TransientUndecodable,
    VoteClosed,
    VoteUnknown,
    Gifts,
}

use Oddity as O;

const ALL: [Oddity; 18] = [
    O::None,
    O::MainDeactivated,
    O::MainIdle,
    O::MainMissing,
    O::MainOfWallet,
    O::MainStolen,
    O::MainUndecodable,
    O::MainUninitialised,
    O::MainOfAnotherVote,
    O::MainStarting,
    O::TransientDeactivated,
    O::TransientIdle,
    O::TransientMissing,
    O::TransientStolen,
    O::TransientUndecodable,
    O::VoteClosed,
    O::VoteUnknown,
    O::Gifts,
];

impl fmt::Display for Oddity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self:?}")
    }
}

impl Oddity {
    /// Lets it happen to the validator at `position` in `epoch`.
    async fn happen(self, world: &mut World, position: usize, epoch: u64) {
        let entry = world.snapshot().await.entries[position];
        let (main, transient) = (entry.stake, entry.transient);
        let bank = &mut world.bank;
        let end = |_: &mut Meta, stake: &mut solana_stake_interface::state::Stake| {
            stake.delegation.deactivation_epoch = epoch;
        };
        let steal = |meta: &mut Meta, _: &mut _| {
            meta.authorized = Authorized::auto(&Pubkey::new_unique());
        };
        match self {
            O::None => {}
            O::MainDeactivated => bank.edit_stake(main, end).await,
            O::TransientDeactivated => bank.edit_stake(transient, end).await,
            O::MainIdle => idle(world, main).await,
            O::TransientIdle => idle(world, transient).await,
            O::MainMissing => bank.edit(main, Account::default()),
            O::TransientMissing => bank.edit(transient, Account::default()),
            O::MainOfWallet => {
                let wallet = Account { lamports: entry.tracked, ..Account::default() };
                bank.edit(main, wallet);
            }
            O::MainStolen => bank.edit_stake(main, steal).await,
            O::TransientStolen => bank.edit_stake(transient, steal).await,
            O::MainUndecodable => bank.edit_with(main, |account| account.data.fill(0xff)).await,
            O::TransientUndecodable => {
                bank.edit_with(transient, |account| account.data.truncate(100)).await;
            }
            O::MainUninitialised => {
                bank.edit_stake_state(main, &StakeStateV2::Uninitialized).await;
            }
            O::MainOfAnotherVote => {
                let other = Pubkey::new_unique();
                bank.edit_stake(main, |_, stake| stake.delegation.voter_pubkey = other).await;
            }
            O::MainStarting => {
                bank.edit_stake(main, |_, stake| stake.delegation.activation_epoch = epoch).await;
            }
            O::VoteClosed => bank.edit(entry.vote, Account::default()),
            O::VoteUnknown => bank.edit_with(entry.vote, |account| account.data[0] = 9).await,
            O::Gifts => {
                for address in [main, transient] {
                    bank.give(address, SOL).await;
                }
            }
        }
    }

    /// Whether a transaction may say that it can do nothing with this validator just now.
    fn may_refuse(self) -> bool {
        !matches!(self, O::None | O::Gifts)
    }
}

/// Takes an account's delegation away.
async fn idle(world: &mut World, address: Pubkey) {
    let meta = world.bank.stake_state(address).await.meta().expect("a meta");
    world.bank.edit_stake_state(address, &StakeStateV2::Initialized(meta)).await;
}

/// A pool in which each validator has a main account and an active transient that no update has
/// merged yet, and each oddity has happened to one of them. Rewards are paid.
async fn odd_world() -> (World, Holder) {
    let validators = vec![(0, 1_000); ALL.len()];
    let options = WorldOptions { validators, capacity: 32, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.move_stake().await;
    let before_boundary = [O::MainDeactivated, O::TransientDeactivated];
    for when in [true, false] {
        for (position, oddity) in ALL.into_iter().enumerate() {
            let entry = world.snapshot().await.entries[position];
            assert!(entry.has_stake() && entry.has_transient());
            if before_boundary.contains(&oddity) == when {
                let epoch = if oddity == O::MainStarting { 16 } else { 15 };
                oddity.happen(&mut world, position, epoch).await;
            }
        }
        if when {
            world.next_epoch().await;
        }
    }
    // The harness knows no credits in these.
    for (position, oddity) in ALL.into_iter().enumerate() {
        if matches!(oddity, O::VoteClosed | O::VoteUnknown) {
            world.validators[position].credits = 0;
        }
    }
    (world, alice)
}

/// Moves what stake can be moved; who is not odd must not refuse.
async fn move_stake(world: &mut World) {
    world.move_to(950_000).await;
    for (position, oddity) in ALL.into_iter().enumerate() {
        let index = u32::try_from(position).expect("a short list");
        for result in [world.undelegate(index).await, world.delegate(index).await] {
            if let Err(failure) = result {
                assert!(oddity.may_refuse(), "{oddity}: {failure:?}");
            }
        }
    }
}

#[tokio::test]
async fn each_odd_state_alone_in_a_batch_lets_all_the_others_be_looked_at() {
    let (mut world, _) = odd_world().await;
    let entries = world.snapshot().await.indexed();
    for batch in entries.chunks(6) {
        let look = world.pool.update_validators(batch);
        world.send(&[look], &[]).await.expect("a look at all of them");
    }
    world.update_pool().await.expect("nobody is missing");
    let now = world.snapshot().await;
    for (position, oddity) in ALL.into_iter().enumerate() {
        let entry = now.entries[position];
        assert_eq!(entry.seen_epoch, 16, "{oddity}");
        // About 54 SOL in each of the two accounts: one is lost or swept, or none.
        let expected = match oddity {
            O::MainMissing | O::MainOfWallet | O::MainStolen => 54,
            O::TransientMissing | O::TransientStolen => 54,
            O::MainDeactivated | O::MainIdle => 54,
            O::TransientDeactivated | O::TransientIdle => 54,
            _ => 109,
        };
        assert!(entry.tracked.abs_diff(expected * SOL) < 2 * SOL, "{oddity}: {entry:?}");
    }
}

#[tokio::test]
async fn two_epochs_turn_and_everybody_leaves_by_every_exit() {
    let (mut world, alice) = odd_world().await;
    // Before the update, in the gap, with all of it unseen.
    world.redeem(&alice, SOL).await.expect("an instant exit");
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.update().await;
    for (position, oddity) in ALL.into_iter().enumerate() {
        let index = u32::try_from(position).expect("a short list");
        match world.flag(index).await {
            Ok(flagged) => assert_eq!(flagged.returned() == 1, oddity == O::VoteClosed),
            refused => {
                assert_eq!(oddity, O::VoteUnknown);
                assert_refused(&refused, TidepoolError::WrongVoteAccount);
            }
        }
    }
    for _ in 0..2 {
        move_stake(&mut world).await;
        world.next_epoch().await;
        world.update().await;
    }
    world.claim(&alice, 1).await.expect("a claim");
    world.redeem(&alice, SOL).await.expect("an instant exit");
    world.leave(&alice, 2, SOL).await.expect("an exit of two parts");
    let empty = world.empty_stake(&alice).await;
    world.redeem_stake(&alice, empty, 0, 5 * SOL).await.expect("stake");
}
