//! The story, chapter by chapter: told while it happens, measured as it goes.

mod cast;
mod epoch;
mod leaving;
mod lending;
mod opening;
mod outcome;
pub mod stage;
#[cfg(test)]
mod tests;

pub use epoch::EpochRow;
#[cfg(test)]
pub use outcome::Purchase;
pub use outcome::{HolderResult, Outcome};
pub use stage::RateSample;

use anyhow::Result;

use crate::{
    audit,
    report::{epoch_table, teller::Teller},
};
use lending::Chapter;
use stage::Stage;

/// Fewer epochs with rewards than this do not earn what leaving costs (0.07 % and a little
/// more for an instant exit, while an epoch brings 0.04 % and flows in during the next).
const WORTHWHILE_EPOCHS: u32 = 4;

/// Plays the story with `epochs` epochs of rewards.
///
/// # Errors
/// The refusal of the program or the network that broke it off.
pub async fn play(epochs: u32, teller: &mut Teller) -> Result<Outcome> {
    opening::introduce(teller);
    if epochs < WORTHWHILE_EPOCHS {
        teller.say(&format!(
            "You asked for {epochs} epochs of rewards. That is too short for them to cover what \
             leaving costs: not everybody will come out with more than they put in."
        ));
    }
    let mut stage = Stage::open().await?;
    opening::found(&mut stage, teller).await?;
    let purchases = opening::enter(&mut stage, teller).await?;

    let mut chapter = Chapter::open(&mut stage, epochs, teller).await?;
    epoch_table::introduce(&stage.commissions, teller);
    let mut rows: Vec<EpochRow> = vec![];
    for turn in 1..epochs {
        stage.pass_time().await;
        tell_row(stage.turn().await?, &mut rows, teller);
        if let Some(chapter) = &mut chapter {
            chapter.go_on(&mut stage, turn, teller).await?;
        }
    }
    stage.lender_accounts = chapter.map(|chapter| chapter.accounts()).unwrap_or_default();
    let holders = leaving::leave(&mut stage, purchases, &mut rows, teller).await?;

    let reckoning = audit::take(&mut stage).await;
    Ok(Outcome { rows, samples: stage.samples, holders, reckoning })
}

fn tell_row(row: EpochRow, rows: &mut Vec<EpochRow>, teller: &mut Teller) {
    teller.line(&epoch_table::row(&row, rows.last()));
    rows.push(row);
}
