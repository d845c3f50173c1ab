//! At the end of the window tickets are served although some stake cannot move.

use tidepool_math::{Delegation, Lamports, Parameters};

use crate::pool::Pool;

/// B = 1,000 SOL, three validators of equal weight and stake, and tickets of 300 SOL.
fn pool() -> Delegation {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit(1_000_000_000_000, 0).unwrap();
    let ledger = &pool.ledger;
    let mut cranks =
        Delegation::new(ledger, &pool.parameters, pool.locked, Lamports::ZERO, ledger.backing)
            .unwrap();
    cranks.payable = cranks.reserve_target;
    cranks.ticket_debt = Lamports(300_000_000_000);
    cranks.total_tracked = Lamports(900_000_000_000);
    cranks.sum_weights = 3;
    cranks
}

const EACH: Lamports = Lamports(300_000_000_000);

/// Takes from the validators in order, of which the first cannot move; returns what lacks then.
fn after_a_round(cranks: &mut Delegation, late: bool) -> u64 {
    for _ in 0..2 {
        let made = if late {
            cranks.to_undelegate_late(1, EACH).unwrap()
        } else {
            cranks.to_undelegate(1, EACH).unwrap()
        };
        assert!(made.served <= cranks.shortfall().unwrap());
        assert!(made.served <= EACH);
        cranks.cooling.0 += made.served.0;
    }
    cranks.shortfall().unwrap().0
}

#[test]
fn late_service_takes_what_the_shares_leave() {
    let mut cranks = pool();
    let early = after_a_round(&mut cranks, false);
    assert_eq!(early, 100_000_000_000, "the share of what cannot move");
    assert_eq!(cranks.to_undelegate(1, Lamports(EACH.0 - early)).unwrap().served.0, 0);
    let late = cranks.to_undelegate_late(1, Lamports(EACH.0 - early)).unwrap().served.0;
    assert!(late >= early / 4, "{late}");
}

#[test]
fn late_service_ends() {
    let mut cranks = pool();
    let mut lacking = cranks.shortfall().unwrap().0;
    for _ in 0..60 {
        let left = after_a_round(&mut cranks, true);
        assert!(left < lacking || left == 0, "{left} of {lacking}");
        lacking = left;
    }
    assert_eq!(lacking, 0);
}

#[test]
fn late_service_is_never_less_than_the_share() {
    let cranks = pool();
    for tracked in [0, 1, 7, 100_000_000_000, EACH.0, 2 * EACH.0] {
        for weight in 0..=3 {
            let tracked = Lamports(tracked);
            let early = cranks.to_undelegate(weight, tracked).unwrap();
            let late = cranks.to_undelegate_late(weight, tracked).unwrap();
            assert!(late.served >= early.served && late.served <= tracked);
        }
    }
}
