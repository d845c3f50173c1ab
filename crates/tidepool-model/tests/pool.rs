//! A whole pool by hand: numbers that were computed on paper.

use tidepool_model::{
    Clock, Parameters,
    pool::{Cluster, Kind, Person, Phase, Pool, Refusal, Validator},
};

const SOL: i128 = 1_000_000_000;
const SLOTS: u64 = 1_000;
const RENT: i128 = 2_282_880;

fn at(slot: u64) -> Clock {
    let epoch = slot / SLOTS;
    Clock { slot, epoch, first_slot: epoch * SLOTS, slots_per_epoch: SLOTS }
}

/// A pool with one validator of weight 1 and 99 SOL of Alice's, in epoch 5.
fn pool() -> Pool {
    let cluster = Cluster {
        reserve_rent: 890_880,
        stake_rent: 2_282_880,
        ticket_rent: 1_893_120,
        minimum_delegation: 1_000_000_000,
    };
    let mut pool = Pool::create(at(5_000), Parameters::default(), cluster, 4);
    pool.validators = vec![Validator { commission: 50_000, is_voting: true, last_earned: Some(4) }];
    pool.people = vec![Person { lamports: 1_000 * SOL, shares: 0 }];
    assert_eq!(pool.add_validator(0), Ok(0));
    pool.set_weights(&[(0, 1)]).unwrap();
    assert_eq!(pool.deposit_sol(0, 99_000_000_000, 0), Ok(99 * SOL));
    pool
}

/// Epoch 6, its update done, in the window: all that may be staked is.
fn staked() -> Pool {
    let mut pool = pool();
    pool.pass_to(at(5_950), false);
    // B = 100.00089088 SOL, T = 2.000017817 SOL (rounded down), free 99 SOL.
    assert_eq!(pool.delegate(0), Ok(99 * SOL - 2_000_017_817));
    pool.pass_to(at(6_010), false);
    pool.update_validators(&[0]).unwrap();
    pool.update_pool().unwrap();
    pool.check_laws();
    pool
}

#[test]
fn stake_goes_out_and_comes_home() {
    let mut pool = staked();
    let main = pool.list.entry(0).unwrap().main.unwrap().stake.unwrap();
    assert_eq!(main.phase(6), Phase::Active);
    assert_eq!(main.delegated, 96_999_982_183 - RENT);

    // 10 SOL less 7 bps; 9.993 SOL lack, and so cool, with the rent of a transient.
    assert_eq!(pool.order_ticket(0, 1, 10_000_000_000, 0), Ok(9_993_000_000));
    pool.pass_to(at(6_950), false);
    // The goal fell by 2 % of 10 SOL: 9.993 - 0.2 SOL.
    assert_eq!(pool.undelegate(0), Ok(9_793_000_000));
    assert_eq!(pool.list.cooling(), 9_793_000_000 + RENT);

    pool.pass_to(at(7_010), false);
    assert_eq!(pool.claim_ticket(0), Err(Refusal::TicketNotReady));
    pool.update_validators(&[0]).unwrap();
    assert_eq!(pool.list.cooled_unswept(), 0);
    pool.update_pool().unwrap();
    assert_eq!(pool.claim_ticket(0), Ok(9_993_000_000));
    pool.check_laws();
}

#[test]
fn a_loss_is_found_at_the_next_look_and_booked_by_the_next_update() {
    let mut pool = staked();
    pool.pay_stake(0, Kind::Main, -SOL);
    pool.update_validators(&[0]).unwrap();
    assert_eq!(pool.ledger.pend, -SOL);
    assert_eq!(pool.deposit_sol(0, 1, 0), Err(Refusal::PoolStale));
    pool.update_pool().unwrap();
    assert_eq!((pool.ledger.pend, pool.ledger.carry), (0, SOL));
    pool.check_laws();
}

#[test]
fn a_gift_counts_at_the_first_look_of_an_epoch_only() {
    let mut pool = staked();
    pool.tip_stake(0, Kind::Main, 7);
    pool.update_validators(&[0]).unwrap();
    assert_eq!(pool.ledger.pend, 0);
    pool.pass_to(at(7_010), false);
    pool.update_validators(&[0, 0]).unwrap();
    assert_eq!(pool.ledger.pend, 7);
}

#[test]
fn a_validator_leaves_when_its_stake_has_come_home() {
    let mut pool = staked();
    assert_eq!(pool.prune_validator(0), Err(Refusal::ValidatorNotLeaving));
    pool.remove_validator(0).unwrap();
    assert_eq!(pool.prune_validator(0), Err(Refusal::ValidatorNotEmpty));
    for epoch in 6..30 {
        pool.pass_to(at(epoch * SLOTS + 950), false);
        pool.undelegate(0).unwrap();
        pool.pass_to(at(epoch * SLOTS + 1_010), false);
        pool.update_validators(&[0]).unwrap();
        pool.update_pool().unwrap();
    }
    assert_eq!(pool.list.total_tracked(), 0);
    pool.prune_validator(0).unwrap();
    assert_eq!(pool.add_validator(0), Ok(0));
    // No address is used twice.
    let entry = pool.list.entry(0).unwrap();
    assert_eq!(entry.next_transient, pool.list.next_generation);
    assert!(entry.next_transient > 1);
}
