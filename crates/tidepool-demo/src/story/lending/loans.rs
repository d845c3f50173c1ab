//! Supplying, borrowing, repaying.

use anyhow::Result;
use tidepool_client::lending::tidepool_lending::instruction::ALL;
use tidepool_tests::SOL;

use super::{
    super::stage::{Stage, answer, done, worth},
    Chapter, DAVES_DEPOSIT, SUPPLY,
};
use crate::report::{amount, teller::Teller};

/// tideSOL that Alice posts.
const POSTED: u64 = 100 * SOL;
/// Lamports that she borrows: so few that the pool's reserve can pay them back at once.
const LOAN: u64 = 30 * SOL;
/// Lamports that Carol takes back when Alice has repaid.
const TAKEN_BACK: u64 = 100 * SOL;

impl Chapter {
    /// Carol supplies; Alice posts, borrows, and deposits the loan.
    pub(super) async fn alice_borrows(
        &mut self,
        stage: &mut Stage,
        teller: &mut Teller,
    ) -> Result<()> {
        let Self { lender, .. } = self;
        stage.pays(&stage.cast.carol.wallet.insecure_clone());
        let supply = lender.supply(&mut stage.world, &stage.cast.carol, SUPPLY).await;
        done(supply, "Carol's supply")?;
        stage.pays(&stage.cast.alice.wallet.insecure_clone());
        let post = lender.post(&mut stage.world, &stage.cast.alice, POSTED).await;
        done(post, "Alice's collateral")?;
        let borrow = lender.borrow(&mut stage.world, &stage.cast.alice, LOAN).await;
        done(borrow, "Alice's loan")?;
        self.bought =
            answer(stage.world.deposit(&stage.cast.alice, LOAN).await, "Alice's deposit")?;
        teller.heading("A lender opens, and Alice borrows against her tideSOL");
        teller.say(&format!(
            "The lender is another program, which knows of the pool only its account and its \
             instructions. Carol supplies {} SOL. Alice posts {} tideSOL, borrows {} SOL at {} a \
             year, and deposits the loan in the pool: she goes on earning on what she has posted, \
             and on what she has borrowed. The tideSOL is priced by the pool's own rate, never by \
             a market.",
            amount::sol(SUPPLY),
            amount::sol(POSTED),
            amount::sol(LOAN),
            self.rate(stage).await?,
        ));
        Ok(())
    }

    /// Dave deposits, posts all of it and borrows nearly all that it carries.
    pub(super) async fn dave_borrows(
        &mut self,
        stage: &mut Stage,
        teller: &mut Teller,
    ) -> Result<()> {
        let Self { lender, .. } = self;
        stage.pays(&stage.cast.dave.wallet.insecure_clone());
        let (mint, dave) = (stage.world.pool.mint, stage.cast.dave.address());
        stage.cast.dave.tokens = stage.world.bank.token_account(mint, dave).await;
        let deposit = stage.world.deposit(&stage.cast.dave, DAVES_DEPOSIT).await;
        let shares = answer(deposit, "Dave's deposit")?;
        done(lender.post(&mut stage.world, &stage.cast.dave, shares).await, "his collateral")?;
        let net = lender.price(&mut stage.world).await.net_floor(shares);
        let net = net.map_err(|error| anyhow::anyhow!("no price: {error:?}"))?;
        let loan = net / 1_000 * 899;
        done(lender.borrow(&mut stage.world, &stage.cast.dave, loan).await, "Dave's loan")?;
        teller.heading("A second borrower");
        teller.say(&format!(
            "Dave deposits {} SOL, posts all of his tideSOL and borrows {} SOL: nearly 90 % of \
             what it is worth, and above 90.5 % he can be liquidated. Now nearly everything is \
             lent, and borrowing costs {} a year.",
            amount::sol(DAVES_DEPOSIT),
            amount::sol(loan),
            self.rate(stage).await?,
        ));
        Ok(())
    }

    /// Alice redeems what her loan bought, repays, and takes her collateral back.
    pub(super) async fn alice_repays(
        &mut self,
        stage: &mut Stage,
        teller: &mut Teller,
    ) -> Result<()> {
        let bought = self.bought;
        let Self { lender, .. } = self;
        stage.pays(&stage.cast.alice.wallet.insecure_clone());
        let alice = stage.cast.alice.address();
        let posted = worth(POSTED, &stage.world.snapshot().await);
        let redeem = stage.world.redeem(&stage.cast.alice, bought).await;
        let redeemed = answer(redeem, "Alice's redemption")?;
        let (debt, _) = lender.owes(&mut stage.world, &alice).await;
        let repay = lender.repay(&mut stage.world, &stage.cast.alice, &alice, ALL).await;
        done(repay, "Alice's repayment")?;
        let unpost = lender.unpost(&mut stage.world, &stage.cast.alice, ALL).await;
        done(unpost, "Alice's collateral")?;
        teller.say(&format!(
            "That is too dear for Alice. The tideSOL that her loan bought brings {} SOL at once, \
             the exit fee deducted; she owes {} SOL, repays them, and has her {} tideSOL back. \
             Posted or not, they went on earning: they are worth {} SOL now.",
            amount::sol(redeemed),
            amount::sol(debt),
            amount::sol(POSTED),
            amount::sol(posted),
        ));
        stage.pays(&stage.cast.carol.wallet.insecure_clone());
        let back = lender.withdraw(&mut stage.world, &stage.cast.carol, TAKEN_BACK).await;
        done(back, "Carol's withdrawal")?;
        teller.say(&format!(
            "Carol takes {} of her shares back too. Dave's loan costs {} a year from now on, a \
             multiple of what staking brings.",
            amount::sol(TAKEN_BACK),
            self.rate(stage).await?,
        ));
        Ok(())
    }

    /// What borrowing costs now.
    pub(super) async fn rate(&self, stage: &mut Stage) -> Result<String> {
        let market = self.lender.market(&mut stage.world).await;
        let books = market.books;
        let borrows = books.borrows_floor();
        let borrows = borrows.map_err(|error| anyhow::anyhow!("no debt: {error:?}"))?;
        let rate = market.risk.curve.rate_ceil(borrows, books.cash + books.receivable);
        Ok(amount::percent_of(rate.unwrap_or_default(), 1_000_000))
    }
}
