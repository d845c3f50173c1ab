//! A pool begins.

use anyhow::Result;
use solana_signer::Signer;
use tidepool_client::tidepool::{
    self, constants::seeds, instructions::admin::set_weights::WeightChange,
};
use tidepool_client::{PoolAddresses, PoolSettings};
use tidepool_tests::{SOL, World, WorldOptions};

use crate::costs::Costs;
use crate::keys::Derived;
use crate::meter::measure;
use crate::stage::{Stage, wallet};

const WEIGHT: u32 = 100;

/// Begins a pool with ten validators of equal weight.
pub async fn found(costs: &mut Costs) -> Result<World> {
    let Stage { mut bank, validators } = Stage::set().await;
    let admin = wallet(&mut bank, "tidepool admin", 1_000 * SOL).await;
    let options = WorldOptions::default();

    let pool = PoolAddresses::of(&admin.pubkey(), 0);
    let settings = PoolSettings::of_one_key(admin.pubkey(), 0, options.capacity);
    let create = pool.create_pool(admin.pubkey(), &settings);
    let units = measure(&mut bank, &create, &[&admin]).await?;
    costs.set_with_search("create_pool", units, bumps_of_creation(&pool, &admin.pubkey()));

    let mut world = Box::pin(World::create(bank, admin, &options)).await;
    let admin = world.admin.insecure_clone();
    let last = validators.len() - 1;
    for (index, validator) in validators.into_iter().enumerate() {
        if index == last {
            let add = world.pool.add_validator(admin.pubkey(), validator.vote);
            costs.set("add_validator", measure(&mut world.bank, &add, &[&admin]).await?);
        }
        let place = world.add_validator(validator).await.expect("a place on the list");
        if index == last {
            let changes = vec![WeightChange { index: place, vote: validator.vote, weight: WEIGHT }];
            let set = world.pool.set_weights(admin.pubkey(), changes);
            costs.set("set_weights", measure(&mut world.bank, &set, &[&admin]).await?);
        }
        world.set_weight(place, WEIGHT).await.expect("a weight");
    }
    Ok(world)
}

/// The pool's address and those of its three other accounts, each searched for once.
fn bumps_of_creation(pool: &PoolAddresses, creator: &solana_pubkey::Pubkey) -> u64 {
    let address = pool.pool.as_ref();
    let searches: [&[&[u8]]; 4] = [
        &[seeds::POOL, creator.as_ref(), &0_u64.to_le_bytes()],
        &[seeds::RESERVE, address],
        &[seeds::MINT, address],
        &[seeds::VALIDATORS, address],
    ];
    searches.iter().map(|seeds| Derived::find(seeds, &tidepool::ID).bumps()).sum()
}
