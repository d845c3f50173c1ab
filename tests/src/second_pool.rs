//! Two pools in one bank.

use solana_keypair::Keypair;
use tidepool_client::PoolAddresses;

use crate::{
    SOL,
    cluster::Validator,
    snapshot::Snapshot,
    world::{World, WorldOptions},
};

/// A pool that the world is not turned to.
pub struct OtherPool {
    /// Its accounts.
    pub pool: PoolAddresses,
    /// Its creator, admin and strategist.
    pub admin: Keypair,
    /// Its guardian.
    pub guardian: Keypair,
    /// Its treasury.
    pub treasury: Keypair,
    /// Its validators, in the order of their indexes.
    pub validators: Vec<Validator>,
    last: Option<Snapshot>,
}

impl World {
    /// Begins a second pool, of another creator and without validators.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn second_pool(&mut self, options: &WorldOptions) -> OtherPool {
        let admin = self.bank.wallet(1_000 * SOL).await;
        let pool = PoolAddresses::of(&solana_signer::Signer::pubkey(&admin), 0);
        let (guardian, treasury) = (Keypair::new(), Keypair::new());
        let validators = vec![];
        let mut other = OtherPool { pool, admin, guardian, treasury, validators, last: None };
        self.turn_to(&mut other);
        self.create_pool(options).await.expect("a second pool");
        self.last = Some(self.snapshot().await);
        self.turn_to(&mut other);
        other
    }

    /// Turns to the other pool; this one becomes the other.
    pub const fn turn_to(&mut self, other: &mut OtherPool) {
        std::mem::swap(&mut self.pool, &mut other.pool);
        std::mem::swap(&mut self.admin, &mut other.admin);
        std::mem::swap(&mut self.guardian, &mut other.guardian);
        std::mem::swap(&mut self.treasury, &mut other.treasury);
        std::mem::swap(&mut self.validators, &mut other.validators);
        std::mem::swap(&mut self.last, &mut other.last);
    }
}
