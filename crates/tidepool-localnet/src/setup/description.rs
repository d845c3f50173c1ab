//! The pool's description, as `tidepool-migrate` reads it.

use solana_keypair::Signer;
use solana_pubkey::Pubkey;
use tidepool_math::Millionths;

use crate::{
    chain::Chain,
    keys::{self, Who},
};

/// Weight of each validator; only the proportion counts.
const WEIGHT: u32 = 100;

/// The file's text: `node` and the chain's other validators, all with the same weight.
#[must_use]
pub fn text(chain: &Chain, node: Pubkey) -> String {
    let key = |who: Who| who.keypair().pubkey();
    let parameters = &Chain::PARAMETERS;
    let [floor, ceiling, deposit, protocol, target, window, movement, commission] = [
        parameters.exit_floor,
        parameters.exit_ceiling,
        parameters.deposit_fee,
        parameters.protocol_fee,
        parameters.reserve_target,
        parameters.window,
        parameters.movement_cap,
        parameters.max_commission,
    ]
    .map(|Millionths(value)| value);
    let others = (1..usize::from(chain.validators)).map(|one| keys::vote_account(one).pubkey());
    let validators: String = std::iter::once(node)
        .chain(others)
        .map(|vote| format!("\n[[validators]]\nvote = \"{vote}\"\nweight = {WEIGHT}\n"))
        .collect();
    format!(
        r#"[pool]
creator = "{admin}"
index = 0
capacity_slots = 16

[roles]
admin = "{admin}"
strategist = "{admin}"
guardian = "{guardian}"
treasury = "{treasury}"

[fees]
exit_floor_millionths = {floor}
exit_ceiling_millionths = {ceiling}
deposit_millionths = {deposit}
protocol_millionths = {protocol}

[limits]
reserve_target_millionths = {target}
window_millionths = {window}
movement_cap_millionths = {movement}
max_commission_millionths = {commission}

[metadata]
name = "Tidepool SOL (local)"
symbol = "tideSOL"
uri = ""
{validators}"#,
        admin = key(Who::Admin),
        guardian = key(Who::Guardian),
        treasury = key(Who::Treasury),
    )
}
