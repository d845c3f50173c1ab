//! States in which the lender's stories begin.

use tidepool_client::lending::tidepool_lending::{
    curve::RateCurve,
    risk::Risk,
    state::{Market, Obligation, Record},
};
use tidepool_tests::{
    Holder, Lender, SOL, World,
    lender::{CAPS, RISK},
};

/// Borrowing costs 500 % a year, 2.7 % an epoch: more than any tide.
pub const DEAR: Risk = Risk {
    curve: RateCurve { base: 5_000_000, kink: 800_000, rise_to_kink: 0, rise_beyond: 0 },
    ..RISK
};
/// What Sam supplies.
pub const SUPPLY: u64 = 500 * SOL;

/// A lender on a pool at work.
pub struct Scene {
    /// The bank and the pool, whose epoch's update has run.
    pub world: World,
    /// The market.
    pub lender: Lender,
    /// Has 1,000 tideSOL.
    pub alice: Holder,
    /// Has supplied [`SUPPLY`].
    pub sam: Holder,
    /// Has SOL and an empty token account.
    pub liz: Holder,
}

impl Scene {
    /// With these terms.
    pub async fn with(risk: Risk) -> Self {
        let (mut world, alice) = World::staked().await;
        let mut lender = Lender::open(&mut world, risk, CAPS).await;
        let sam = world.holder(1_000 * SOL).await;
        lender.supply(&mut world, &sam, SUPPLY).await.expect("a supply");
        let liz = world.holder(1_000 * SOL).await;
        Self { world, lender, alice, sam, liz }
    }

    /// Alice has posted `tokens` and borrowed `lamports`.
    pub async fn borrowed(risk: Risk, tokens: u64, lamports: u64) -> Self {
        let mut scene = Self::with(risk).await;
        let Self { world, lender, alice, .. } = &mut scene;
        lender.post(world, alice, tokens).await.expect("collateral");
        lender.borrow(world, alice, lamports).await.expect("a loan");
        scene
    }

    /// Alice owes 200 SOL and their interest of three epochs, more than her 250 tideSOL carry.
    pub async fn unhealthy() -> Self {
        let mut scene = Box::pin(Self::borrowed(DEAR, 250 * SOL, 199 * SOL)).await;
        scene.epochs(3).await;
        scene
    }

    /// Alice owes more than her 250 tideSOL are worth.
    pub async fn underwater() -> Self {
        let mut scene = Box::pin(Self::borrowed(DEAR, 250 * SOL, 199 * SOL)).await;
        scene.epochs(12).await;
        scene
    }

    /// Bots turn the pool's epochs.
    pub async fn epochs(&mut self, epochs: u32) {
        for _ in 0..epochs {
            self.world.turn_epoch().await;
            self.world.update().await;
        }
        self.lender.accrue(&mut self.world).await.expect("interest");
    }

    /// Gives Alice's obligation other collateral past all rules, to reach a border exactly.
    pub async fn edit_tokens(&mut self, tokens: u64) {
        let Self { world, lender, alice, .. } = self;
        let at = lender.at.obligation(&alice.address());
        let mut market: Market = lender.market(world).await;
        let mut obligation: Obligation =
            lender.obligation(world, &alice.address()).await.expect("an obligation");
        market.books.collateral = market.books.collateral - obligation.tokens + tokens;
        obligation.tokens = tokens;
        write(world, lender.at.market, &market).await;
        write(world, at, &obligation).await;
    }
}

/// Writes an account's state past all rules; each test that does so says why.
pub async fn write<T: Record>(world: &mut World, address: solana_pubkey::Pubkey, value: &T) {
    let mut account = world.bank.account(address).await.expect("an account");
    account.data.clear();
    value.serialize(&mut account.data).expect("bytes");
    world.bank.edit(address, account);
}
