//! Where the exhibits begin.

use tidepool_tests::{Holder, SOL, Snapshot, World};

/// Rent of an account without data, and the 1 SOL that no one can take.
pub const LOCKED: u64 = 890_880 + SOL;

/// Two epochs of rewards later: the rate is above one, and the tide flows.
pub async fn seasoned() -> (World, Holder) {
    let (mut world, alice) = World::staked().await;
    world.turn_epoch().await;
    world.update().await;
    world.move_to(300_000).await;
    let now = world.snapshot().await;
    assert!(now.rate() > SOL && now.unvested() > 0);
    (world, alice)
}

/// Takes lamports out of a validator's stake past all rules, because the runtime does not
/// slash.
pub async fn slash(world: &mut World, index: usize, lamports: u64) {
    let main = world.snapshot().await.entries[index].stake;
    world.bank.edit_stake(main, |_, stake| stake.delegation.stake -= lamports).await;
    world.bank.edit_with(main, |account| account.lamports -= lamports).await;
}

/// `floor(amount * numerator / denominator)`, computed anew.
pub fn part(amount: u64, numerator: u64, denominator: u64) -> u64 {
    let product = u128::from(amount) * u128::from(numerator) / u128::from(denominator);
    u64::try_from(product).expect("64 bits")
}

/// Lamports that `shares` are worth at the snapshot's slot, before fees.
pub fn worth(now: &Snapshot, shares: u64) -> u64 {
    part(shares, now.value(), now.pool.rate.shares)
}

/// What a holder pays at least to leave with `lamports`: seven basis points, rounded up.
pub const fn floor_of(lamports: u64) -> u64 {
    (lamports * 7).div_ceil(10_000)
}
