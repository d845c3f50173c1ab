//! What the roles do.

use anyhow::Result;
use solana_signer::Signer;

use tidepool_client::{tidepool::state::Role, token_metadata};
use tidepool_math::{Millionths, Parameter};
use tidepool_tests::{World, metadata_program};

use crate::costs::Costs;
use crate::keys::fixed;
use crate::meter::measure;

/// A proposal of each kind and what becomes of it; a pause; fees; a name.
pub async fn measure_governance(world: &mut World, costs: &mut Costs) -> Result<()> {
    let (admin, heir) = (world.admin.insecure_clone(), fixed("heir"));
    let pool = world.pool;
    let propose = pool.propose_authority(admin.pubkey(), Role::Treasury, heir.pubkey());
    costs.set("propose_authority", measure(&mut world.bank, &propose, &[&admin]).await?);
    let propose = pool.propose_change(admin.pubkey(), Parameter::DepositFee, Millionths(1));
    costs.set("propose_change", measure(&mut world.bank, &propose, &[&admin]).await?);

    let fee = Millionths(1);
    world.propose_authority(Role::Treasury, heir.pubkey()).await.expect("a proposal");
    world.propose_change(Parameter::DepositFee, fee.0).await.expect("a proposal");

    let guardian = world.guardian.insecure_clone();
    let pause = pool.pause_entries(guardian.pubkey());
    costs.set("pause_entries", measure(&mut world.bank, &pause, &[&guardian]).await?);
    world.pause().await.expect("a pause");
    let resume = pool.resume(guardian.pubkey());
    costs.set("resume", measure(&mut world.bank, &resume, &[&guardian]).await?);

    let treasury = world.treasury.insecure_clone();
    let tokens = world.bank.token_account(pool.mint, treasury.pubkey()).await;
    let claim = pool.claim_fees(treasury.pubkey(), tokens);
    costs.set("claim_fees", measure(&mut world.bank, &claim, &[&treasury]).await?);

    metadata_program::deploy(&mut world.bank);
    let texts = token_metadata("Tidepool SOL", "tideSOL", "https://example.org/tide.json");
    let name = pool.set_metadata(admin.pubkey(), texts.expect("short texts"));
    costs.set("set_metadata", measure(&mut world.bank, &name, &[&admin]).await?);

    for _ in 0..3 {
        world.next_epoch().await;
    }
    let accept = pool.accept_authority(heir.pubkey(), Role::Treasury);
    costs.set("accept_authority", measure(&mut world.bank, &accept, &[&heir]).await?);
    let apply = pool.apply_change(admin.pubkey(), Parameter::DepositFee);
    costs.set("apply_change", measure(&mut world.bank, &apply, &[&admin]).await?);
    Ok(())
}
