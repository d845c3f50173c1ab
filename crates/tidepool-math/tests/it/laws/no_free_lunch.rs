//! No free lunch: nothing that one does inside a slot returns more than was put in, and
//! parking over some slots gains no more than the exit floor pays for.

use proptest::{collection::vec, prelude::*};

use super::cases;
use crate::pool::{Part, Pool, fresh, lamports, part, scene};

/// What an attacker does; he starts with nothing but lamports.
#[derive(Clone, Copy, Debug)]
enum Move {
    Deposit(Part),
    DepositStake(Part),
    Instant(Part),
    Redeem(Part),
    StakeExit(Part),
    Order(Part),
    Cancel,
    Update,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (0..8_u8, part()).prop_map(|(kind, part)| match kind {
        0 => Move::Deposit(part),
        5 => Move::DepositStake(part),
        6 => Move::Redeem(part),
        1 => Move::Instant(part),
        2 => Move::StakeExit(part),
        3 => Move::Order(part),
        4 => Move::Cancel,
        _ => Move::Update,
    });
    vec(one, 1..12)
}

/// What the attacker has put in, got out and holds.
#[derive(Default)]
struct Purse {
    paid: i128,
    received: i128,
    shares: i128,
    /// Tickets of his; they stand behind those of the scene.
    tickets: usize,
}

impl Purse {
    fn enter(&mut self, part: Part, way: Way, pool: &mut Pool) {
        let lamports = part.of(pool.purse);
        if let Ok([shares, ..]) = way(pool, lamports, 0) {
            self.paid += i128::from(lamports);
            self.shares += shares;
        }
    }

    fn take(&mut self, one: Move, pool: &mut Pool) {
        let some = |part: Part, shares: i128| part.of(u64::try_from(shares).unwrap());
        let exit = match one {
            Move::Deposit(part) => return self.enter(part, Pool::deposit, pool),
            Move::DepositStake(part) => return self.enter(part, Pool::deposit_stake, pool),
            Move::Cancel => {
                if let Some(place) = self.tickets.checked_sub(1).map(|_| pool.tickets.len() - 1) {
                    let owed = i128::from(pool.tickets[place].owed.0);
                    if let Ok([shares, ..]) = pool.cancel(place, 0) {
                        self.tickets -= 1;
                        self.shares += shares;
                        self.received -= owed;
                    }
                }
                return;
            }
            Move::Update => {
                let _ = pool.update();
                return;
            }
            Move::Instant(part) => (some(part, self.shares), Pool::instant as Way),
            Move::Redeem(part) => (some(part, self.shares), Pool::redeem as Way),
            Move::StakeExit(part) => (some(part, self.shares), Pool::stake_exit as Way),
            Move::Order(part) => (some(part, self.shares), Pool::order as Way),
        };
        let (shares, way) = exit;
        let open = pool.tickets.len();
        if let Ok([_, _, out, _]) = way(pool, shares, 0) {
            self.shares -= i128::from(shares);
            self.received += out;
            self.tickets += pool.tickets.len() - open;
        }
    }
}

/// Whether sixteen epochs are long enough for the tide to stay within the slope cap.
fn can_be_capped(pool: &Pool) -> bool {
    pool.needed() <= 16 * u128::from(pool.clock.slots)
}

type Way = fn(&mut Pool, u64, u64) -> tidepool_math::Result<crate::pool::Amounts>;

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn no_free_lunch_inside_a_slot(mut pool in scene(), moves in moves()) {
        let mut purse = Purse::default();
        for one in moves {
            purse.take(one, &mut pool);
        }
        purse.take(Move::Order(Part::ALL), &mut pool);
        prop_assert!(purse.received <= purse.paid, "{} of {}", purse.received, purse.paid);
    }

    /// Deposit, wait, let others do what they like, leave. As long as the slope can be capped.
    #[test]
    fn no_free_lunch_by_parking(
        mut pool in fresh(),
        (others, parked) in (lamports(50), lamports(52)),
        (gain, gift, leaving) in (part(), part(), part()),
        waits in [part(), part(), part()],
    ) {
        pool.deposit(others + 2_000_000, 0).unwrap();
        // Up to a tenth of the pool, which is a hundred times an epoch's yield.
        let tenth = (pool.value() / 10).min(pool.purse);
        pool.given = gain.of(tenth);
        pool.purse -= pool.given;
        pool.skip(1);
        pool.update().unwrap();
        prop_assume!(can_be_capped(&pool));
        pool.wait(waits[0].of(pool.clock.slots));

        let start = pool.clock.slot.0;
        let held = pool.held();
        let Ok([shares, ..]) = pool.deposit(parked, 0) else { return Ok(()) };
        pool.wait(waits[1].of(pool.clock.slots));
        let given = gift.of((pool.value() / 100).min(pool.purse));
        pool.purse -= given;
        pool.given += given;
        let _ = pool.order(leaving.of(held), 0);
        prop_assume!(can_be_capped(&pool) && pool.update().is_ok() && can_be_capped(&pool));
        pool.wait(waits[2].of(pool.clock.slots));
        let Ok([_, _, out, _]) = pool.order(u64::try_from(shares).unwrap(), 0) else {
            return Ok(());
        };
        let slots = i128::from(pool.clock.slot.0 - start);
        let span = i128::try_from(pool.span()).unwrap();
        let floor = i128::from(pool.parameters.exit_floor.0);
        let gained = out - i128::from(parked);
        // One lamport for each rounding of a tide that lifted the shares.
        prop_assert!((gained - 2) * span <= i128::from(parked) * floor * slots);
        if slots * 1_000_000 <= span {
            prop_assert!(gained <= 2, "gained {} in {} slots", gained, slots);
        }
    }
}
