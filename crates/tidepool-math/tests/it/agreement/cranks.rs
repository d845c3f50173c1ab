//! Agreement on what a crank may do: targets, what is delegated, what is taken back.

use tidepool_math::{Delegation, Lamports};
use tidepool_model::{Entry, Flows};

use super::{
    reached::Reached,
    twin::{Twin, parameters},
};
use crate::{chance::Chance, pool::Pool};

/// One validator among others, and what of its stake and theirs is on its way back.
#[derive(Clone, Copy, Debug)]
struct Validator {
    weight: u64,
    sum_weights: u64,
    tracked: u64,
    cooling: u64,
    cooling_elsewhere: u64,
    cooled_unswept: u64,
}

impl Validator {
    /// Often at its target or beside it, as only there the decisions turn.
    fn random(chance: &mut Chance, pool: &Pool, target: impl Fn(u64, u64) -> u64) -> Self {
        let weight = chance.below(6);
        let sum_weights = weight + chance.below(6);
        let target = target(weight, sum_weights);
        let tracked = match chance.below(3) {
            0 => (target + chance.below(3)).saturating_sub(1),
            1 => chance.magnitude(target),
            _ => chance.magnitude(pool.tracked),
        };
        Self {
            weight,
            sum_weights,
            tracked,
            cooling: chance.magnitude(tracked),
            cooling_elsewhere: chance.magnitude(pool.tracked),
            cooled_unswept: chance.magnitude(pool.tracked),
        }
    }
}

/// Asks both about a validator of chance.
pub fn agree(chance: &mut Chance, pool: &Pool, twin: &Twin, reached: &mut Reached) {
    let (model, with) = (&twin.model, &parameters(&pool.parameters));
    let target = |weight, sum| u64::try_from(model.target(weight, sum, with).unwrap()).unwrap();
    let one = Validator::random(chance, pool, target);
    let ours = delegation(pool, &one);
    let flows = Flows {
        cooling: ours.cooling.0.into(),
        cooled_unswept: one.cooled_unswept.into(),
        moved: 0,
    };
    let target = target(one.weight, one.sum_weights);
    let entry = Entry { tracked: one.tracked.into(), target: target.into() };
    assert_eq!(ours.target_floor(one.weight).unwrap().0, target, "{one:?}\n{pool:?}");

    let delegated = ours.to_delegate(one.weight, Lamports(one.tracked)).unwrap().0;
    let expected = model.delegate_amount(&entry, 0, pool.locked.0, with).unwrap();
    assert_eq!(i128::from(delegated), expected.unwrap_or(0), "{one:?}\n{pool:?}");

    let (tracked, cooling) = (Lamports(one.tracked), Lamports(one.cooling));
    let taken = ours.may_take_back(one.weight, tracked, cooling).unwrap();
    let left = model.take_back(&entry, one.cooling, &flows, pool.locked.0, with).unwrap();
    assert_eq!(taken, left.is_some(), "{one:?}\n{pool:?}");
    reached.count(match left {
        Some(_) => "taken back",
        None if entry.tracked <= entry.target => "left to cool for the reserve",
        None => "left to cool because it is too much",
    });
}

fn delegation(pool: &Pool, one: &Validator) -> Delegation {
    let made = Delegation::new(
        &pool.ledger,
        &pool.parameters,
        pool.locked,
        Lamports::ZERO,
        pool.ledger.backing,
    );
    Delegation {
        cooling: Lamports(one.cooling + one.cooling_elsewhere),
        cooled_unswept: Lamports(one.cooled_unswept),
        total_tracked: Lamports(pool.tracked),
        sum_weights: one.sum_weights,
        ..made.unwrap()
    }
}
