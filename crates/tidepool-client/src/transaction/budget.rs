//! Compute units: how many, at what price.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;

/// Most compute units that a transaction can ask for.
pub(super) const MOST: u32 = crate::batches::MAX_COMPUTE_UNITS;
/// The program that is asked.
pub(super) const PROGRAM: Pubkey =
    Pubkey::from_str_const("ComputeBudget111111111111111111111111111111");
/// What the two requests themselves use.
const OWN_UNITS: u32 = 300;
const SET_LIMIT: u8 = 2;
const SET_PRICE: u8 = 3;

/// Asks for so many compute units at a price in millionths of a lamport.
pub(super) fn requests(units: u32, price: u64) -> Vec<Instruction> {
    let limit = [&[SET_LIMIT][..], &units.to_le_bytes()].concat();
    let at = [&[SET_PRICE][..], &price.to_le_bytes()].concat();
    let ask = |data: Vec<u8>| Instruction { program_id: PROGRAM, accounts: vec![], data };
    if price == 0 { vec![ask(limit)] } else { vec![ask(limit), ask(at)] }
}

/// The units of a trial and `margin` hundredths more, rounded up: between the trial and the
/// landing bumps are found, accounts grow and interest accrues.
pub(super) fn with_margin(units: u64, margin: u32) -> u32 {
    let more = units.saturating_mul(u64::from(margin)).div_ceil(100);
    let all = units.saturating_add(more).saturating_add(u64::from(OWN_UNITS));
    u32::try_from(all).unwrap_or(MOST).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margin_is_added_and_capped() {
        assert_eq!(with_margin(10_001, 15), 10_001 + 1_501 + OWN_UNITS);
        assert_eq!(with_margin(1_399_999, 15), MOST);
    }

    #[test]
    fn nothing_is_said_about_a_price_of_nothing() {
        assert_eq!(requests(7, 0).len(), 1);
        assert_eq!(requests(7, 1)[1].data, [3, 1, 0, 0, 0, 0, 0, 0, 0]);
    }
}
