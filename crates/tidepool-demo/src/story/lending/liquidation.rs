//! What becomes of a borrower whose interest outgrows the tide.

use anyhow::{Result, anyhow, ensure};
use solana_pubkey::Pubkey;
use tidepool_client::lending::tidepool_lending::{
    health::health_factor_floor,
    instruction::{ALL, Rest},
};
use tidepool_tests::Holder;

use super::{
    super::stage::{Stage, done},
    Chapter,
};
use crate::report::{amount, teller::Teller};

/// The number of the liquidation's ticket.
const NONCE: u64 = 1;

impl Chapter {
    /// Tells Dave's health, and lets the bot liquidate him once he can be.
    pub(super) async fn look_at_dave(
        &mut self,
        stage: &mut Stage,
        teller: &mut Teller,
    ) -> Result<()> {
        stage.pays(&stage.cast.bot.insecure_clone());
        done(self.lender.accrue(&mut stage.world).await, "counting interest")?;
        let dave = stage.cast.dave.address();
        let (debt, _) = self.lender.owes(&mut stage.world, &dave).await;
        let health = self.health(stage, &dave).await?;
        teller.say(&format!(
            "Dave owes {} SOL. What his collateral may carry is {} of that.",
            amount::sol(debt),
            amount::percent_of(health, 1_000_000),
        ));
        if health < 1_000_000 && !self.is_liquidated {
            self.liquidate(stage, debt, teller).await?;
            self.is_liquidated = true;
        }
        Ok(())
    }

    async fn liquidate(&mut self, stage: &mut Stage, debt: u64, teller: &mut Teller) -> Result<()> {
        let (dave, bot) = (stage.cast.dave.address(), Self::bot(stage));
        let before = self.lender.market(&mut stage.world).await.books;
        let how = (Rest::Ticket, NONCE);
        let liquidation = self.lender.liquidate(&mut stage.world, &bot, &dave, ALL, how).await;
        done(liquidation, "the liquidation")?;
        let now = self.lender.market(&mut stage.world).await.books;
        let (left, tokens) = self.lender.owes(&mut stage.world, &dave).await;
        let health = self.health(stage, &dave).await?;
        teller.say(&format!(
            "His interest has outgrown the tide, so the bot liquidates him. It brings no SOL: the \
             lender seizes {} tideSOL and redeems them in the pool in the same transaction. The \
             reserve pays {} SOL to the lender at once, a ticket owes it another {} SOL, and the \
             bot earns 3 % on top. Dave owes {} SOL less, keeps {} tideSOL, and his collateral \
             carries {} of what is left.",
            amount::sol(before.collateral - now.collateral),
            amount::sol(now.cash - before.cash),
            amount::sol(now.receivable),
            amount::sol(debt - left),
            amount::sol(tokens),
            amount::percent_of(health, 1_000_000),
        ));
        Ok(())
    }

    /// The ticket is collected, Dave repays and takes what is his, Carol leaves with her interest.
    pub(super) async fn settle(&mut self, stage: &mut Stage, teller: &mut Teller) -> Result<()> {
        ensure!(self.is_liquidated, "Dave's interest has not outgrown the tide");
        let Self { lender, .. } = self;
        let bot = Self::bot(stage);
        stage.pays(&bot.wallet.insecure_clone());
        let collect = lender.collect(&mut stage.world, &bot.address(), NONCE).await;
        done(collect, "collecting the ticket")?;
        let dave = stage.cast.dave.address();
        stage.pays(&stage.cast.dave.wallet.insecure_clone());
        let (debt, tokens) = lender.owes(&mut stage.world, &dave).await;
        let repay = lender.repay(&mut stage.world, &stage.cast.dave, &dave, ALL).await;
        done(repay, "Dave's repayment")?;
        let unpost = lender.unpost(&mut stage.world, &stage.cast.dave, ALL).await;
        done(unpost, "Dave's collateral")?;
        stage.pays(&stage.cast.carol.wallet.insecure_clone());
        let before = lender.market(&mut stage.world).await.books.cash;
        let withdraw = lender.withdraw(&mut stage.world, &stage.cast.carol, ALL).await;
        done(withdraw, "Carol's withdrawal")?;
        let books = lender.market(&mut stage.world).await.books;
        teller.say(&format!(
            "The pool has paid the ticket. Dave repays the {} SOL that he still owed and has {} \
             tideSOL back. Carol withdraws what is left of her supply, {} SOL, interest included; \
             {} SOL of interest stay in the lender for losses, of which there were none.",
            amount::sol(debt),
            amount::sol(tokens),
            amount::sol(before - books.cash),
            amount::sol(books.reserves),
        ));
        ensure!(books.bad_debt == 0 && books.debt_shares == 0, "{books:?}");
        Ok(())
    }

    async fn health(&self, stage: &mut Stage, owner: &Pubkey) -> Result<u64> {
        let (debt, tokens) = self.lender.owes(&mut stage.world, owner).await;
        let price = self.lender.price(&mut stage.world).await;
        let risk = self.lender.market(&mut stage.world).await.risk;
        let health = health_factor_floor(tokens, debt, &price, &risk);
        health.ok().flatten().ok_or_else(|| anyhow!("no debt to speak of"))
    }

    /// The bot as somebody who liquidates; it needs no token account.
    fn bot(stage: &Stage) -> Holder {
        Holder { wallet: stage.cast.bot.insecure_clone(), tokens: Pubkey::default() }
    }
}
