//! What happens to the list.

use anyhow::Result;
use solana_signer::Signer;
use tidepool_tests::World;

use crate::costs::Costs;
use crate::keys::fixed;
use crate::meter::measure;

/// A validator with stake, which stopped voting.
const DEAD: u32 = 5;

/// Flag, removal, pruning and growth.
pub async fn measure_list(world: &mut World, costs: &mut Costs) -> Result<()> {
    let admin = world.admin.insecure_clone();
    let (node, vote) = (fixed("node 99"), fixed("vote 99"));
    let newcomer = world.bank.validator_at(&node, &vote, 5, 1_000).await;
    let index = world.add_validator(newcomer).await.expect("a place on the list");
    world.remove_validator(index).await.expect("a removal");
    let prune = world.accounts_of(index).await;
    let prune = world.pool.prune_validator(&prune);
    costs.set("prune_validator", measure(&mut world.bank, &prune, &[]).await?);

    let remove = world.pool.remove_validator(admin.pubkey(), 0, world.validators[0].vote);
    costs.set("remove_validator", measure(&mut world.bank, &remove, &[&admin]).await?);
    let grow = world.pool.grow_list(admin.pubkey(), 50);
    costs.set("grow_list", measure(&mut world.bank, &grow, &[&admin]).await?);

    // Two epochs without a vote, as old as its entry must be.
    world.validators[DEAD as usize].credits = 0;
    world.next_epoch().await;
    world.next_epoch().await;
    let flag = world.pool.flag_validator(DEAD, world.validators[DEAD as usize].vote);
    costs.set("flag_validator", measure(&mut world.bank, &flag, &[]).await?);
    Ok(())
}
