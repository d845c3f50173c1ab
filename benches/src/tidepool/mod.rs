//! Tidepool at its work, over five epochs.

mod cranks;
mod founding;
mod governor;
mod operator;
mod people;
mod stakers;

use anyhow::Result;
use tidepool_tests::SOL;

use crate::costs::Costs;

/// Measures every instruction.
pub async fn run() -> Result<Costs> {
    let mut costs = Costs::default();
    let mut world = Box::pin(founding::found(&mut costs)).await?;
    let holder = people::holder(&mut world).await;
    world.deposit(&holder, 2_000 * SOL).await.expect("a deposit");
    world.move_stake().await;

    // The stake is active; more goes to the transient accounts.
    world.next_epoch().await;
    world.update().await;
    world.deposit(&holder, 1_000 * SOL).await.expect("a deposit");
    world.move_stake().await;

    world.next_epoch().await;
    cranks::measure_merges(&mut world, &mut costs).await?;
    world.update().await;

    let stakes = stakers::Stakes::prepare(&mut world, &holder).await;

    // Rewards came and nothing moves: an ordinary epoch.
    world.next_epoch().await;
    cranks::measure_idle(&mut world, &mut costs).await?;
    world.update_validators().await.expect("all validators");
    cranks::measure_update_pool(&mut world, &mut costs).await?;
    world.update_pool().await.expect("the pool");
    people::measure_views(&mut world, &mut costs).await?;
    people::measure_instant(&mut world, &holder, &mut costs).await?;
    people::measure_redeem(&mut world, &holder, &mut costs).await?;
    stakes.measure(&mut world, &holder, &mut costs).await?;
    people::measure_order(&mut world, &holder, &mut costs).await?;
    people::measure_ticket(&mut world, &holder, &mut costs).await?;
    world.deposit(&holder, 500 * SOL).await.expect("a deposit");
    cranks::measure_movements(&mut world, &mut costs).await?;

    world.next_epoch().await;
    world.update().await;
    people::measure_claim(&mut world, &holder, &mut costs).await?;
    operator::measure_list(&mut world, &mut costs).await?;
    governor::measure_governance(&mut world, &mut costs).await?;
    Ok(costs)
}
