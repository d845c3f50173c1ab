//! What turns the epoch.

use anyhow::Result;
use tidepool_client::tidepool::{self, state::validator_entry::StakeKind};
use tidepool_tests::{World, spl_pool::MOST_VALIDATORS};

use crate::costs::{Batches, Costs};
use crate::keys::Derived;
use crate::meter::measure;
use crate::stage::BATCH;

/// A validator that lacks stake.
const POOR: u32 = 9;
/// A validator that has too much.
const RICH: u32 = 0;

/// Updates of entries whose transient stake arrived.
pub async fn measure_merges(world: &mut World, costs: &mut Costs) -> Result<()> {
    let merges = batches(world).await?;
    merges.note_slope(costs, "update_validators, merged entry");
    Ok(())
}

/// Updates of entries where nothing moved.
pub async fn measure_idle(world: &mut World, costs: &mut Costs) -> Result<()> {
    let idle = batches(world).await?;
    idle.note_slope(costs, "update_validators, idle entry");
    idle.note_rest(costs, "update_validators, without entries");
    Ok(())
}

async fn batches(world: &mut World) -> Result<Batches> {
    let entries = world.snapshot().await.indexed();
    let small = world.pool.update_validators(&entries[..BATCH]);
    let large = world.pool.update_validators(&entries);
    Ok(Batches {
        entries: BATCH as u64,
        once: measure(&mut world.bank, &small, &[]).await?,
        twice: measure(&mut world.bank, &large, &[]).await?,
        more_bumps: 0,
    })
}

/// The turn of the epoch, with few and with many validators.
pub async fn measure_update_pool(world: &mut World, costs: &mut Costs) -> Result<()> {
    let update = world.pool.update_pool();
    let few = measure(&mut world.bank, &update, &[]).await?;
    costs.set("update_pool, 10 validators", few);

    let short = world.lengthen_list(MOST_VALIDATORS).await;
    let many = measure(&mut world.bank, &update, &[]).await?;
    costs.set("update_pool, 20,000 validators", many);
    world.bank.edit(world.pool.validators, short);
    Ok(())
}

/// Stake to a validator and from another, in the last part of the epoch; both make a transient
/// account.
pub async fn measure_movements(world: &mut World, costs: &mut Costs) -> Result<()> {
    world.move_to(950_000).await;
    let delegate = world.accounts_of(POOR).await;
    let delegate = world.pool.delegate(&delegate);
    let units = measure(&mut world.bank, &delegate, &[]).await?;
    costs.set_with_search("delegate", units, bumps_of_transient(world, POOR).await);

    world.set_weight(RICH, 50).await.expect("a weight");
    let undelegate = world.accounts_of(RICH).await;
    let undelegate = world.pool.undelegate(&undelegate);
    let units = measure(&mut world.bank, &undelegate, &[]).await?;
    costs.set_with_search("undelegate", units, bumps_of_transient(world, RICH).await);
    Ok(())
}

async fn bumps_of_transient(world: &mut World, index: u32) -> u64 {
    let (_, entry) = world.snapshot().await.indexed()[index as usize];
    let (prefix, generation) = entry.next_seeds(StakeKind::Transient);
    let seeds = [prefix, world.pool.pool.as_ref(), entry.vote.as_ref(), &generation];
    Derived::find(&seeds, &tidepool::ID).bumps()
}
