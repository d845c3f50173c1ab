//! What happens to a pool that nobody planned.

use crate::{Amount, Chance, Operation};

/// Gifts, losses, and validators that change.
pub fn misfortune(chance: &mut Chance) -> Operation {
    let (validator, transient, share) = (chance.any(), chance.one_in(3), chance.any());
    match chance.below(32) {
        0..=4 => Operation::TipReserve { share },
        5..=9 => Operation::TipStake { validator, transient, share },
        10..=14 => Operation::Burn { who: chance.any(), amount: Amount::any(chance) },
        15..=17 => Operation::Slash { validator, transient, share },
        18 => Operation::Vanish { validator, transient },
        19..=22 => Operation::DeactivateDelinquent { validator, transient },
        23 => {
            let bps = u16::try_from(chance.below(5) * 500).expect("basis points");
            Operation::SetCommission { validator, bps }
        }
        24..=28 => Operation::SetVoting { validator, is_voting: chance.one_in(4) },
        _ => Operation::FlagValidator { validator },
    }
}
