//! What somebody would get, and so what he may ask for at least.

use tidepool_model::pool::Pool;

use crate::{Answer, Deed, Minimum};

/// `deed`, which asks for nothing at least, with the minimum that was meant.
pub fn with_minimum(mut deed: Deed, wanted: Minimum, pool: &Pool) -> Deed {
    let more = match wanted {
        Minimum::Anything => return deed,
        Minimum::Exact => 0,
        Minimum::OneMore => 1,
    };
    let gets = match deed.apply(&mut pool.clone()) {
        Ok(Answer::Number(number)) => number,
        Ok(Answer::Given(given)) => given.paid + given.owed,
        Ok(Answer::Nothing) | Err(_) => return deed,
    };
    let least = u64::try_from(gets + more).expect("an amount");
    match &mut deed {
        Deed::DepositSol { minimum, .. }
        | Deed::RedeemSol { minimum, .. }
        | Deed::Redeem { minimum, .. }
        | Deed::OrderTicket { minimum, .. }
        | Deed::CancelTicket { minimum, .. }
        | Deed::DepositStake { minimum, .. } => *minimum = least,
        Deed::RedeemStake(wish) => wish.minimum = least,
        _ => {}
    }
    deed
}
