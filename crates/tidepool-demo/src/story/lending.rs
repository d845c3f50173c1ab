//! The lender's chapter: Alice borrows and earns on both, a second borrower is liquidated.

mod liquidation;
mod loans;

use anyhow::Result;
use solana_pubkey::Pubkey;
use tidepool_client::lending::tidepool_lending::{curve::RateCurve, risk::Risk};
use tidepool_tests::{
    Lender, SOL,
    lender::{CAPS, RISK},
};

use super::stage::{Stage, done};
use crate::report::{epoch_table, teller::Teller};

/// Lamports that Carol supplies.
pub const SUPPLY: u64 = 500 * SOL;
/// Lamports that Dave deposits before he borrows.
pub const DAVES_DEPOSIT: u64 = 430 * SOL;
/// Fewer epochs than this are too few for interest to outgrow what a borrower had to spare.
const LEAST_EPOCHS: u32 = 6;

/// Cheap while little is lent, dear when nearly all is; what may be borrowed and what is
/// liquidated lie so close together that a few days decide.
const TERMS: Risk = Risk {
    max_ltv: 900_000,
    threshold: 905_000,
    bonus: 30_000,
    curve: RateCurve { base: 0, kink: 800_000, rise_to_kink: 60_000, rise_beyond: 1_000_000 },
    ..RISK
};

/// The chapter as far as it has been told.
pub struct Chapter {
    lender: Lender,
    /// Alice's shares that her loan bought.
    bought: u64,
    /// The story's epochs with rewards.
    epochs: u32,
    is_liquidated: bool,
}

impl Chapter {
    /// Opens a market and tells how Alice borrows; nothing in a short story.
    ///
    /// # Errors
    /// The refusal that broke it off.
    pub async fn open(stage: &mut Stage, epochs: u32, teller: &mut Teller) -> Result<Option<Self>> {
        if epochs < LEAST_EPOCHS {
            teller.say(&format!(
                "The chapter of the lender needs {LEAST_EPOCHS} epochs of rewards, and is left out."
            ));
            return Ok(None);
        }
        let operator = stage.cast.operator.wallet.insecure_clone();
        stage.pays(&operator);
        let lender = Lender::open_as(&mut stage.world, operator, TERMS, CAPS).await;
        let lender = done(lender, "the market")?;
        let mut chapter = Self { lender, bought: 0, epochs, is_liquidated: false };
        chapter.alice_borrows(stage, teller).await?;
        Ok(Some(chapter))
    }

    /// Tells what happens after the update that opened the story's `turn`th epoch with rewards.
    ///
    /// # Errors
    /// The refusal that broke it off.
    pub async fn go_on(&mut self, stage: &mut Stage, turn: u32, teller: &mut Teller) -> Result<()> {
        match self.epochs - turn {
            4 => {
                self.dave_borrows(stage, teller).await?;
                self.alice_repays(stage, teller).await?;
            }
            2 | 3 => self.look_at_dave(stage, teller).await?,
            // The next chapter begins with a table of its own.
            1 => return self.settle(stage, teller).await,
            _ => return Ok(()),
        }
        epoch_table::head(&stage.commissions, teller);
        Ok(())
    }

    /// All accounts of the lender that the chapter has made.
    pub fn accounts(&self) -> Vec<Pubkey> {
        let (lender, at) = (&self.lender, &self.lender.at);
        let mut all = vec![at.market, at.vault, at.tokens];
        all.extend(lender.people.iter().map(|owner| at.position(owner)));
        all.extend(lender.people.iter().map(|owner| at.obligation(owner)));
        for nonce in &lender.nonces {
            all.extend([at.claim(*nonce), at.ticket(*nonce)]);
        }
        all
    }
}
