//! What the protocol takes, in lamports.

use crate::world::World;

impl World {
    /// Looks at all validators and turns the epoch; returns the protocol's fee: what of all
    /// that was added to the backing has not become tide.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn update_and_weigh_fee(&mut self) -> u64 {
        self.update_validators().await.expect("all validators");
        let before = self.snapshot().await;
        self.update_pool().await.expect("the pool");
        let after = self.snapshot().await;
        let added = after.pool.rate.backing - before.pool.rate.backing;
        added + before.unvested() - after.unvested()
    }
}
