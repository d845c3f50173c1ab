//! What holders do, and what everybody may ask.

use anyhow::Result;
use solana_signer::Signer;
use tidepool_client::tidepool::{self, constants::seeds};
use tidepool_client::{ticket_address, transfer_ticket};
use tidepool_tests::{Holder, SOL, World};

use crate::costs::Costs;
use crate::keys::{Derived, fixed};
use crate::meter::measure;
use crate::stage::wallet;

/// Lamports, or shares, of each measured instruction.
const AMOUNT: u64 = 10 * SOL;
const NONCE: u64 = 1;

/// Somebody with lamports.
pub async fn holder(world: &mut World) -> Holder {
    let wallet = wallet(&mut world.bank, "tidepool holder", 10_000 * SOL).await;
    let account = fixed("tidepool holder's tokens");
    let (mint, owner) = (world.pool.mint, wallet.pubkey());
    let tokens = world.bank.token_account_at(&account, mint, owner).await;
    Holder { wallet, tokens }
}

/// The views.
pub async fn measure_views(world: &mut World, costs: &mut Costs) -> Result<()> {
    let rows = [
        ("exchange_rate", world.pool.exchange_rate()),
        ("quote_deposit", world.pool.quote_deposit(AMOUNT)),
        ("quote_redeem", world.pool.quote_redeem(AMOUNT)),
    ];
    for (row, view) in rows {
        costs.set(row, measure(&mut world.bank, &view, &[]).await?);
    }
    Ok(())
}

/// Deposit and instant exit, while a tide flows.
pub async fn measure_instant(world: &mut World, holder: &Holder, costs: &mut Costs) -> Result<()> {
    let (owner, tokens) = (holder.address(), holder.tokens);
    let deposit = world.pool.deposit_sol(owner, tokens, AMOUNT, 1);
    let redeem = world.pool.redeem_sol(owner, tokens, owner, AMOUNT, 1);
    for (row, instruction) in [("deposit_sol", deposit), ("redeem_sol", redeem)] {
        costs.set(row, measure(&mut world.bank, &instruction, &[&holder.wallet]).await?);
    }
    Ok(())
}

/// A ticket is ordered.
pub async fn measure_order(world: &mut World, holder: &Holder, costs: &mut Costs) -> Result<()> {
    let (owner, tokens) = (holder.address(), holder.tokens);
    let order = world.pool.order_ticket(owner, tokens, NONCE, AMOUNT, 1);
    let nonce = NONCE.to_le_bytes();
    let searched = [seeds::TICKET, world.pool.pool.as_ref(), owner.as_ref(), &nonce];
    let bumps = Derived::find(&searched, &tidepool::ID).bumps();
    let units = measure(&mut world.bank, &order, &[&holder.wallet]).await?;
    costs.set_with_search("order_ticket", units, bumps);
    world.send(&[order], &[&holder.wallet]).await.expect("a ticket");
    Ok(())
}

/// Leaving in two parts: more than the reserve has free.
pub async fn measure_redeem(world: &mut World, holder: &Holder, costs: &mut Costs) -> Result<()> {
    let (owner, tokens) = (holder.address(), holder.tokens);
    let redeem = world.pool.redeem(owner, tokens, NONCE, 500 * SOL, 1);
    let nonce = NONCE.to_le_bytes();
    let searched = [seeds::TICKET, world.pool.pool.as_ref(), owner.as_ref(), &nonce];
    let bumps = Derived::find(&searched, &tidepool::ID).bumps();
    let units = measure(&mut world.bank, &redeem, &[&holder.wallet]).await?;
    costs.set_with_search("redeem", units, bumps);
    Ok(())
}

/// The ticket is given away or given back.
pub async fn measure_ticket(world: &mut World, holder: &Holder, costs: &mut Costs) -> Result<()> {
    let owner = holder.address();
    let ticket = ticket_address(&world.pool.pool, &owner, NONCE);
    let transfer = transfer_ticket(ticket, owner, holder.tokens);
    let cancel = world.pool.cancel_ticket(ticket, owner, holder.tokens, 1);
    for (row, instruction) in [("transfer_ticket", transfer), ("cancel_ticket", cancel)] {
        costs.set(row, measure(&mut world.bank, &instruction, &[&holder.wallet]).await?);
    }
    Ok(())
}

/// The ticket is paid.
pub async fn measure_claim(world: &mut World, holder: &Holder, costs: &mut Costs) -> Result<()> {
    let ticket = ticket_address(&world.pool.pool, &holder.address(), NONCE);
    let claim = world.pool.claim_ticket(ticket, holder.address());
    costs.set("claim_ticket", measure(&mut world.bank, &claim, &[]).await?);
    Ok(())
}
