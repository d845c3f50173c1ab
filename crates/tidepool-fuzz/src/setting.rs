//! How a history begins.

use serde::{Deserialize, Serialize};
use tidepool_model::{Parameters, pool::Validator};

use crate::Chance;

/// Most validators that could be listed.
pub const MOST_VALIDATORS: u64 = 60;
/// Most people.
pub const MOST_PEOPLE: u64 = 20;
/// Commissions of validators in percent, the last above every default cap.
const COMMISSIONS: [u64; 5] = [0, 5, 8, 10, 30];

/// How a history begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Commission of each validator in percent, as many as there are.
    pub commissions: Vec<u8>,
    /// Slots of the list.
    pub capacity: u32,
    /// People.
    pub people: usize,
    /// Lamports of each.
    pub wealth: u64,
    /// The pool's parameters, in millionths and in the order of their table.
    pub parameters: [u32; 8],
}

impl Setting {
    /// Any setting; small ones are more frequent.
    pub fn any(chance: &mut Chance) -> Self {
        let count = match chance.below(8) {
            0 => chance.between(20, MOST_VALIDATORS),
            1..=3 => chance.between(6, 20),
            _ => chance.between(1, 6),
        };
        let commission = |chance: &mut Chance| {
            let last = if chance.one_in(8) { 5 } else { 4 };
            let place = usize::try_from(chance.below(last)).expect("a small number");
            u8::try_from(COMMISSIONS[place]).expect("percent")
        };
        let capacity = if chance.one_in(4) { count.max(2) - 1 } else { count };
        Self {
            commissions: (0..count).map(|_| commission(chance)).collect(),
            capacity: u32::try_from(capacity).expect("a short list"),
            people: usize::try_from(chance.between(2, MOST_PEOPLE)).expect("few people"),
            // Together a small part of what the rest of the cluster stakes: a boundary lets all
            // of it change.
            wealth: chance.between(20, 100) * 1_000_000_000,
            parameters: parameters(chance),
        }
    }

    /// The parameters.
    pub fn parameters(&self) -> Parameters {
        let [exit_floor, exit_ceiling, deposit_fee, protocol_fee, target, window, cap, commission] =
            self.parameters.map(u64::from);
        Parameters {
            exit_floor,
            exit_ceiling,
            deposit_fee,
            protocol_fee,
            reserve_target: target,
            window,
            movement_cap: cap,
            max_commission: commission,
        }
    }

    /// The validators.
    pub fn validators(&self) -> Vec<Validator> {
        let of = |percent: &u8| Validator {
            commission: u64::from(*percent) * 10_000,
            is_voting: true,
            last_earned: None,
        };
        self.commissions.iter().map(of).collect()
    }
}

/// The defaults every other time, else anything within the bounds.
fn parameters(chance: &mut Chance) -> [u32; 8] {
    if chance.one_in(2) {
        return [700, 3_000, 0, 50_000, 20_000, 100_000, 100_000, 100_000];
    }
    let floor = chance.between(100, 3_000);
    let drawn = [
        floor,
        chance.between(floor, 5_000),
        chance.below(1_001),
        chance.below(100_001),
        chance.below(200_001),
        chance.between(20_000, 500_000),
        chance.between(10_000, 250_000),
        chance.between(50_000, 200_000),
    ];
    drawn.map(|ratio| u32::try_from(ratio).expect("millionths"))
}
