//! What people do.

use crate::{Amount, Chance, Minimum, Operation};

/// Somebody comes.
pub fn visit(chance: &mut Chance) -> Operation {
    let (who, amount, minimum) = (chance.any(), Amount::any(chance), Minimum::any(chance));
    match chance.below(34) {
        0..=6 => Operation::DepositSol { who, amount, minimum },
        7..=9 => Operation::RedeemSol { who, amount, minimum },
        10..=12 => Operation::Redeem { who, amount, minimum },
        13..=16 => Operation::OrderTicket { who, amount, minimum },
        17..=20 => Operation::ClaimTicket { ticket: chance.any() },
        21 => Operation::CancelTicket { ticket: chance.any(), minimum },
        22 => Operation::TransferTicket { ticket: chance.any(), to: chance.any() },
        23..=25 => Operation::MakeStake { who, validator: chance.any(), amount },
        26..=28 => {
            let validator = chance.one_in(12).then(|| chance.any());
            Operation::DepositStake { stake: chance.any(), validator, minimum }
        }
        29 => Operation::DeactivateStake { stake: chance.any() },
        // A crank at the wrong time.
        30 if chance.one_in(2) => Operation::Delegate { validator: chance.any() },
        30 => Operation::Undelegate { validator: chance.any() },
        _ => Operation::RedeemStake { who, validator: chance.any(), amount, minimum },
    }
}
