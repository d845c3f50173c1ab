//! The on-chain half: accounts, checks, calls into other programs.
//!
//! A handler has four beats: read and check the accounts, let the books decide, write, move what
//! they say. Accounts are decoded into values and written back whole, so that none is borrowed
//! while another program runs; and no program that is called is handed an account with which it
//! could call back.

mod accounts;
mod clock;
mod cpi;
#[cfg(not(feature = "no-entrypoint"))]
mod entry;
mod instructions;
mod lamports;
mod record;
mod refusal;

use borsh::BorshDeserialize;
use solana_program::{account_info::AccountInfo, entrypoint::ProgramResult, pubkey::Pubkey};

use crate::{error::LendingError, instruction::LendingInstruction as Told};
use instructions::{
    absorb_bad_debt, accrue, borrow, close_obligation, close_position, collect_ticket, init_market,
    liquidate_by_redeeming, liquidate_for_tokens, post, repay, set_caps, supply, take_reserves,
    unpost, withdraw,
};

/// This program.
pub const ID: Pubkey = Pubkey::from_str_const(crate::ID);

/// Decodes the data and hands over to the file of the instruction's name.
///
/// # Errors
/// The lender's own as `Custom`, and those of the programs that it calls.
pub fn process(_program: &Pubkey, infos: &[AccountInfo], data: &[u8]) -> ProgramResult {
    let told = Told::try_from_slice(data).map_err(|_| LendingError::UnknownInstruction)?;
    let accounts = accounts::Accounts::new(infos);
    match told {
        Told::InitMarket { index, risk, caps } => init_market::process(accounts, index, risk, caps),
        Told::Supply { lamports } => supply::process(accounts, lamports),
        Told::Withdraw { shares } => withdraw::process(accounts, shares),
        Told::Post { tokens } => post::process(accounts, tokens),
        Told::Unpost { tokens } => unpost::process(accounts, tokens),
        Told::Borrow { lamports } => borrow::process(accounts, lamports),
        Told::Repay { lamports } => repay::process(accounts, lamports),
        Told::LiquidateByRedeeming { lamports, rest, nonce } => {
            liquidate_by_redeeming::process(accounts, lamports, rest, nonce)
        }
        Told::LiquidateForTokens { lamports } => liquidate_for_tokens::process(accounts, lamports),
        Told::CollectTicket => collect_ticket::process(accounts),
        Told::AbsorbBadDebt => absorb_bad_debt::process(accounts),
        Told::Accrue => accrue::process(accounts),
        Told::SetCaps { caps } => set_caps::process(accounts, caps),
        Told::TakeReserves { lamports } => take_reserves::process(accounts, lamports),
        Told::ClosePosition => close_position::process(accounts),
        Told::CloseObligation => close_obligation::process(accounts),
    }
}
