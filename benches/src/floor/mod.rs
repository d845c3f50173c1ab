//! The floor at the same work.

mod instruction;
mod setup;

use anyhow::Result;

use crate::costs::{Batches, Costs};
use crate::meter::measure;
use crate::stage::BATCH;
use setup::Floor;

/// Measures the unavoidable.
pub async fn run() -> Result<Costs> {
    let mut costs = Costs::default();
    let mut floor = Floor::found().await?;
    let owner = floor.owner.insecure_clone();

    let deposit = floor.deposit_sol();
    costs.set("deposit_sol", measure(&mut floor.stage.bank, &deposit, &[&owner]).await?);
    floor.stage.bank.send(&[deposit], &[&owner]).await.expect("a deposit");
    let redeem = floor.redeem_sol();
    costs.set("redeem_sol", measure(&mut floor.stage.bank, &redeem, &[&owner]).await?);

    for (row, instruction) in [
        ("deposit_stake", floor.deposit_stake()),
        ("redeem_stake", floor.redeem_stake()),
        ("redeem", floor.redeem()),
    ] {
        costs.set(row, measure(&mut floor.stage.bank, &instruction, &[&owner]).await?);
    }

    let order = floor.order_ticket();
    costs.set("order_ticket", measure(&mut floor.stage.bank, &order, &[&owner]).await?);
    floor.stage.bank.send(&[order], &[&owner]).await.expect("a ticket");
    let claim = floor.claim_ticket();
    costs.set("claim_ticket", measure(&mut floor.stage.bank, &claim, &[]).await?);
    let cancel = floor.cancel_ticket();
    costs.set("cancel_ticket", measure(&mut floor.stage.bank, &cancel, &[&owner]).await?);

    let idle = floor.batches(Floor::update_idle).await?;
    idle.note_slope(&mut costs, "update_validators, idle entry");
    idle.note_rest(&mut costs, "update_validators, without entries");
    let merge = floor.batches(Floor::update_merge).await?;
    merge.note_slope(&mut costs, "update_validators, merged entry");

    let update = floor.update_pool();
    let event = measure(&mut floor.stage.bank, &update, &[]).await?;
    costs.set("update_pool, 10 validators", event);
    costs.set("update_pool, 20,000 validators", event);

    let delegate = floor.delegate();
    costs.set("delegate", measure(&mut floor.stage.bank, &delegate, &[]).await?);
    let undelegate = floor.undelegate();
    costs.set("undelegate", measure(&mut floor.stage.bank, &undelegate, &[]).await?);
    Ok(costs)
}

impl Floor {
    async fn batches(
        &mut self,
        update: fn(&Self, usize) -> solana_instruction::Instruction,
    ) -> Result<Batches> {
        let (small, large) = (update(self, BATCH), update(self, 2 * BATCH));
        Ok(Batches {
            entries: BATCH as u64,
            once: measure(&mut self.stage.bank, &small, &[]).await?,
            twice: measure(&mut self.stage.bank, &large, &[]).await?,
            more_bumps: 0,
        })
    }
}
