//! A lender on the world's pool, and who uses it. `lender_laws` is checked after every
//! transaction that goes through here.

use std::collections::BTreeSet;

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::lending::{
    MarketAddresses,
    tidepool_lending::{
        caps::Caps,
        curve::RateCurve,
        instruction::Rest,
        price::Price,
        risk::Risk,
        state::{Claim, Market, Obligation, Position, Record},
    },
};

use crate::{
    SOL,
    bank::{Failure, Receipt},
    holder::Holder,
    lender_laws,
    world::World,
};

/// Terms of most stories: 80 % may be borrowed, above 85 % is liquidated, with a bonus of 5 %.
pub const RISK: Risk = Risk {
    max_ltv: 800_000,
    threshold: 850_000,
    bonus: 50_000,
    close_factor: 500_000,
    reserve_factor: 100_000,
    curve: RateCurve { base: 20_000, kink: 800_000, rise_to_kink: 80_000, rise_beyond: 900_000 },
};
/// Caps that no story reaches unless it means to.
pub const CAPS: Caps =
    Caps { supply: 100_000 * SOL, borrow: 100_000 * SOL, borrower: 50_000 * SOL };

/// A market and everybody who ever used it.
pub struct Lender {
    /// Its accounts.
    pub at: MarketAddresses,
    /// Its admin.
    pub admin: Keypair,
    /// Who has or had a position or an obligation.
    pub people: BTreeSet<Pubkey>,
    /// Numbers of the claims that there are or were.
    pub nonces: BTreeSet<u64>,
    pub(crate) last: Option<Market>,
}

impl Lender {
    /// Makes a market on the world's pool.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn open(world: &mut World, risk: Risk, caps: Caps) -> Self {
        let admin = world.bank.wallet(10 * SOL).await;
        Self::open_as(world, admin, risk, caps).await.expect("a market")
    }

    /// Makes a market of `admin`.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn open_as(
        world: &mut World,
        admin: Keypair,
        risk: Risk,
        caps: Caps,
    ) -> Result<Self, Failure> {
        let at = MarketAddresses::of(world.pool, &admin.pubkey(), 0);
        let init = at.init_market(admin.pubkey(), 0, risk, caps);
        world.send(&[init], &[&admin]).await?;
        let (people, nonces) = Default::default();
        let mut lender = Self { at, admin, people, nonces, last: None };
        lender.check(world).await;
        Ok(lender)
    }

    /// Sends instructions and checks the lender's laws and the pool's.
    ///
    /// # Errors
    /// The refusal; no account of the lender has changed then.
    pub async fn send(
        &mut self,
        world: &mut World,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<Receipt, Failure> {
        let before = self.bytes(world).await;
        let result = world.send(instructions, signers).await;
        if result.is_err() {
            assert!(before == self.bytes(world).await, "a refusal changes nothing");
        }
        self.check(world).await;
        result
    }

    /// Checks the laws of now, and those between the last time and now.
    pub async fn check(&mut self, world: &mut World) {
        lender_laws::check(self, world).await;
        self.last = Some(self.market(world).await);
    }

    async fn bytes(&self, world: &mut World) -> Vec<Option<(u64, Vec<u8>)>> {
        let mut addresses = vec![self.at.market, self.at.vault, self.at.tokens];
        addresses.extend(self.people.iter().map(|owner| self.at.position(owner)));
        addresses.extend(self.people.iter().map(|owner| self.at.obligation(owner)));
        addresses.extend(self.nonces.iter().map(|nonce| self.at.claim(*nonce)));
        let mut all = vec![];
        for address in addresses {
            let account = world.bank.account(address).await;
            all.push(account.map(|account| (account.lamports, account.data)));
        }
        all
    }

    /// The market's state.
    ///
    /// # Panics
    /// When there is none.
    pub async fn market(&self, world: &mut World) -> Market {
        self.read(world, self.at.market).await.expect("a market")
    }

    /// A supplier's position.
    pub async fn position(&self, world: &mut World, owner: &Pubkey) -> Option<Position> {
        self.read(world, self.at.position(owner)).await
    }

    /// A borrower's obligation.
    pub async fn obligation(&self, world: &mut World, owner: &Pubkey) -> Option<Obligation> {
        self.read(world, self.at.obligation(owner)).await
    }

    /// The claim of a liquidation.
    pub async fn claim(&self, world: &mut World, nonce: u64) -> Option<Claim> {
        self.read(world, self.at.claim(nonce)).await
    }

    /// The pool's price as the lender sees it now.
    ///
    /// # Panics
    /// When the pool is stale.
    pub async fn price(&self, world: &mut World) -> Price {
        let clock = world.bank.clock().await;
        let pool = world.bank.account(self.at.pool.pool).await.expect("a pool");
        Price::read(&pool.data, clock.slot, clock.epoch).expect("a fresh pool")
    }

    /// What `owner` owes with the interest up to the last accrual, and the tokens posted.
    ///
    /// # Panics
    /// When there is no obligation.
    pub async fn owes(&self, world: &mut World, owner: &Pubkey) -> (u64, u64) {
        let books = self.market(world).await.books;
        let obligation = self.obligation(world, owner).await.expect("an obligation");
        (books.debt_ceil(obligation.debt_shares).expect("a debt"), obligation.tokens)
    }

    async fn read<T: Record>(&self, world: &mut World, address: Pubkey) -> Option<T> {
        let account = world.bank.account(address).await?;
        Some(T::read(&account.data).expect("an account of the lender"))
    }
}

/// What people do; each returns the program's refusal.
#[allow(clippy::missing_errors_doc)]
impl Lender {
    /// Supplies SOL.
    pub async fn supply(
        &mut self,
        world: &mut World,
        who: &Holder,
        lamports: u64,
    ) -> Result<Receipt, Failure> {
        self.people.insert(who.address());
        let supply = self.at.supply(who.address(), lamports);
        self.send(world, &[supply], &[&who.wallet]).await
    }

    /// Takes supplied SOL back.
    pub async fn withdraw(
        &mut self,
        world: &mut World,
        who: &Holder,
        shares: u64,
    ) -> Result<Receipt, Failure> {
        let withdraw = self.at.withdraw(who.address(), who.address(), shares);
        self.send(world, &[withdraw], &[&who.wallet]).await
    }

    /// Posts tideSOL.
    pub async fn post(
        &mut self,
        world: &mut World,
        who: &Holder,
        tokens: u64,
    ) -> Result<Receipt, Failure> {
        self.people.insert(who.address());
        let post = self.at.post(who.address(), who.tokens, tokens);
        self.send(world, &[post], &[&who.wallet]).await
    }

    /// Takes posted tideSOL back.
    pub async fn unpost(
        &mut self,
        world: &mut World,
        who: &Holder,
        tokens: u64,
    ) -> Result<Receipt, Failure> {
        let unpost = self.at.unpost(who.address(), who.tokens, tokens);
        self.send(world, &[unpost], &[&who.wallet]).await
    }

    /// Borrows SOL.
    pub async fn borrow(
        &mut self,
        world: &mut World,
        who: &Holder,
        lamports: u64,
    ) -> Result<Receipt, Failure> {
        let borrow = self.at.borrow(who.address(), who.address(), lamports);
        self.send(world, &[borrow], &[&who.wallet]).await
    }

    /// Repays somebody's debt.
    pub async fn repay(
        &mut self,
        world: &mut World,
        from: &Holder,
        owner: &Pubkey,
        lamports: u64,
    ) -> Result<Receipt, Failure> {
        let repay = self.at.repay(from.address(), owner, lamports);
        self.send(world, &[repay], &[&from.wallet]).await
    }

    /// Liquidates by redeeming.
    pub async fn liquidate(
        &mut self,
        world: &mut World,
        by: &Holder,
        owner: &Pubkey,
        lamports: u64,
        (rest, nonce): (Rest, u64),
    ) -> Result<Receipt, Failure> {
        self.nonces.insert(nonce);
        let (at, by_address) = (self.at, by.address());
        let liquidate = at.liquidate_by_redeeming(by_address, owner, lamports, rest, nonce);
        self.send(world, &[liquidate], &[&by.wallet]).await
    }

    /// Liquidates with the liquidator's SOL.
    pub async fn buy(
        &mut self,
        world: &mut World,
        by: &Holder,
        owner: &Pubkey,
        lamports: u64,
    ) -> Result<Receipt, Failure> {
        let buy = self.at.liquidate_for_tokens(by.address(), owner, by.tokens, lamports);
        self.send(world, &[buy], &[&by.wallet]).await
    }

    /// Turns a ticket into cash.
    pub async fn collect(
        &mut self,
        world: &mut World,
        liquidator: &Pubkey,
        nonce: u64,
    ) -> Result<Receipt, Failure> {
        self.send(world, &[self.at.collect_ticket(*liquidator, nonce)], &[]).await
    }

    /// Writes a debt off.
    pub async fn absorb(&mut self, world: &mut World, owner: &Pubkey) -> Result<Receipt, Failure> {
        self.send(world, &[self.at.absorb_bad_debt(owner)], &[]).await
    }

    /// Counts interest.
    pub async fn accrue(&mut self, world: &mut World) -> Result<Receipt, Failure> {
        self.send(world, &[self.at.accrue()], &[]).await
    }
}
