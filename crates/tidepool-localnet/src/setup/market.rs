//! A lender's market on the pool, with some SOL to borrow.

use anyhow::Result;
use solana_instruction::Instruction;
use solana_keypair::{Keypair, Signer};
use solana_rpc_client::rpc_client::RpcClient;
use solana_transaction::Transaction;
use tidepool_client::lending::tidepool_lending::{caps::Caps, curve::RateCurve, risk::Risk};

use super::market as addresses;
use crate::keys::Who;

const SOL: u64 = 1_000_000_000;
/// What the founder supplies.
const SUPPLIED: u64 = 2_000 * SOL;
/// Borrowing up to 80 % of the collateral's value, seized above 85 %.
const RISK: Risk = Risk {
    max_ltv: 800_000,
    threshold: 850_000,
    bonus: 50_000,
    close_factor: 500_000,
    reserve_factor: 100_000,
    curve: RateCurve { base: 20_000, kink: 800_000, rise_to_kink: 80_000, rise_beyond: 900_000 },
};
const CAPS: Caps = Caps { supply: 100_000 * SOL, borrow: 100_000 * SOL, borrower: 10_000 * SOL };

/// Creates the market and supplies it, both unless it is done.
pub fn create(rpc: &RpcClient) -> Result<()> {
    let market = addresses();
    let (admin, founder) = (Who::Admin.keypair(), Who::Founder.keypair());
    if !exists(rpc, &market.market)? {
        send(rpc, market.init_market(admin.pubkey(), 0, RISK, CAPS), &admin)?;
    }
    if !exists(rpc, &market.position(&founder.pubkey()))? {
        send(rpc, market.supply(founder.pubkey(), SUPPLIED), &founder)?;
    }
    Ok(())
}

fn exists(rpc: &RpcClient, address: &solana_pubkey::Pubkey) -> Result<bool> {
    Ok(rpc.get_account_with_commitment(address, rpc.commitment())?.value.is_some())
}

fn send(rpc: &RpcClient, instruction: Instruction, key: &Keypair) -> Result<()> {
    let blockhash = rpc.get_latest_blockhash()?;
    let payer = key.pubkey();
    let transaction =
        Transaction::new_signed_with_payer(&[instruction], Some(&payer), &[key], blockhash);
    rpc.send_and_confirm_transaction(&transaction)?;
    Ok(())
}
