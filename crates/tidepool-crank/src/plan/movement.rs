//! What moves in the window: first what shall cool, then what shall be delegated.

mod books;
mod delegations;
mod undelegations;

use tidepool_math::{EpochClock, Result};

use super::{Situation, stage::Stage};
use books::Books;

/// The next stage of movement. Delegations are planned only when nothing is left to undelegate:
/// what comes home at once and what is needed for tickets is known by then.
///
/// # Errors
/// `Overflow` for numbers that no pool has.
pub(super) fn movements(situation: &Situation, clock: &EpochClock) -> Result<Option<Stage>> {
    if !clock.in_window(&situation.snapshot.pool.parameters()) {
        return Ok(None);
    }
    let books = Books::open(situation, clock)?;
    match undelegations::undelegations(situation, books)? {
        Some(stage) => Ok(Some(stage)),
        None => delegations::delegations(situation, books),
    }
}
