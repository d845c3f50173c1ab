//! Plans from made-up situations: no node, no bank, no network.

mod pool;

use pool::MadeUp;
use tidepool_crank::{Plan, Step, Wait, plan, plan::StageKind};

fn kinds(plan: &Plan) -> Vec<StageKind> {
    plan.stages.iter().map(|stage| stage.kind).collect()
}

fn planned(pool: &MadeUp) -> Plan {
    plan(&pool.situation()).expect("a plan")
}

#[test]
fn nothing_is_done_while_rewards_are_paid() {
    let mut pool = MadeUp::new(3);
    pool.are_rewards_active = true;
    let plan = planned(&pool);
    assert_eq!((kinds(&plan), plan.wait), (vec![], Wait::Rewards));
}

#[test]
fn validators_are_looked_at_before_the_epoch_is_booked() {
    let mut pool = MadeUp::new(3);
    pool.entries[1].seen_epoch = pool.epoch;
    let plan = planned(&pool);
    assert_eq!(kinds(&plan), [StageKind::Looks, StageKind::Booking]);
    assert_eq!(plan.wait, Wait::Again);
    let looked: Vec<u32> = plan.stages[0]
        .steps
        .iter()
        .map(|step| match step {
            Step::Look(index, _) => *index,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(looked, [0, 2]);
}

#[test]
fn who_moves_is_looked_at_first() {
    let mut pool = MadeUp::new(3);
    pool.entries[2].cooling = 5;
    let plan = planned(&pool);
    assert!(matches!(plan.stages[0].steps[0], Step::Look(2, _)));
}

#[test]
fn a_booked_epoch_waits_for_its_window() {
    let mut pool = MadeUp::new(2);
    pool.book();
    let plan = planned(&pool);
    assert_eq!((kinds(&plan), plan.wait), (vec![], Wait::Window(pool.slot_at(900))));
}

#[test]
fn a_loss_is_booked_in_the_same_epoch() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.pool.rate.observed = -1;
    assert_eq!(kinds(&planned(&pool)), [StageKind::Booking]);
}

#[test]
fn a_commission_above_the_cap_is_flagged_and_a_lower_one_unflagged() {
    let mut pool = MadeUp::new(3);
    pool.book();
    pool.commission(0, 1_001);
    pool.entries[2].flags = tidepool_client::tidepool::state::validator_entry::FLAGGED;
    let plan = planned(&pool);
    let votes = [pool.entries[0].vote, pool.entries[2].vote];
    assert_eq!(plan.stages[0].steps, [Step::Flag(0, votes[0]), Step::Flag(2, votes[1])]);
}

#[test]
fn a_validator_without_a_vote_account_is_flagged() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.votes.remove(&pool.entries[1].vote);
    assert_eq!(planned(&pool).stages[0].steps, [Step::Flag(1, pool.entries[1].vote)]);
}

#[test]
fn a_validator_that_does_not_vote_for_an_epoch_is_flagged() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.credits(1, &[(pool.epoch - 2, 9, 0)]);
    assert_eq!(planned(&pool).stages[0].steps, [Step::Flag(1, pool.entries[1].vote)]);
}

#[test]
fn an_empty_leaver_is_pruned() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.entries[1].flags = tidepool_client::tidepool::state::validator_entry::LEAVING;
    assert_eq!(kinds(&planned(&pool)), [StageKind::Prunes]);
}

#[test]
fn an_announced_change_is_applied_when_its_wait_is_over() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.pool.pending_changes[0].ready_epoch = pool.epoch + 1;
    assert_eq!(kinds(&planned(&pool)), []);
    pool.pool.pending_changes[0].ready_epoch = pool.epoch;
    assert_eq!(kinds(&planned(&pool)), [StageKind::Changes]);
}

#[test]
fn the_window_delegates_what_the_reserve_can_spare() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.slot = pool.slot_at(950);
    let plan = planned(&pool);
    assert_eq!(
        (kinds(&plan), plan.wait),
        (vec![StageKind::Delegations], Wait::LateWindow(pool.slot_at(975)))
    );
    let lamports: Vec<u64> = plan.stages[0]
        .steps
        .iter()
        .map(|step| match step {
            Step::Delegate(_, lamports) => *lamports,
            other => panic!("{other:?}"),
        })
        .collect();
    // Half of what is not the reserve's target each; what is locked is missing at the second.
    let each = (pool.pool.rate.backing - pool.pool.rate.backing / 50) / 2;
    assert_eq!(lamports[0], each);
    assert!(lamports[1] < each && lamports[1] > each - 2_000_000_000);
}

#[test]
fn a_refused_step_is_left_out() {
    let mut pool = MadeUp::new(2);
    pool.book();
    pool.slot = pool.slot_at(950);
    let mut situation = pool.situation();
    situation.refused.insert((StageKind::Delegations, pool.entries[0].vote));
    let plan = plan(&situation).expect("a plan");
    assert_eq!(plan.stages[0].steps.len(), 1);
}

#[test]
fn the_last_quarter_of_the_window_waits_for_the_next_epoch() {
    let mut pool = MadeUp::new(0);
    pool.book();
    pool.slot = pool.slot_at(980);
    assert_eq!(planned(&pool).wait, Wait::NextEpoch(pool.slot_at(1_000)));
}
