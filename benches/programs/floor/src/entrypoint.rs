//! The choice among the instructions.

use crate::input::{Input, tag};
use crate::{
    cancel_ticket, claim_ticket, delegate, deposit_sol, deposit_stake, order_ticket, redeem,
    redeem_sol, redeem_stake, undelegate, update_pool, update_validators,
};
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, Address, ProgramResult};
#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;

/// Room for the longest list of accounts, that of an update of sixteen validators.
const MOST_ACCOUNTS: usize = 40;

pinocchio::program_entrypoint!(process, MOST_ACCOUNTS);
pinocchio::no_allocator!();
pinocchio::nostd_panic_handler!();

fn process(program: &Address, accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
    let input = Input::read(data)?;
    match input.tag {
        tag::DEPOSIT_SOL => deposit_sol::process(accounts, &input),
        tag::REDEEM_SOL => redeem_sol::process(accounts, &input),
        tag::ORDER_TICKET => order_ticket::process(program, accounts, &input),
        tag::CLAIM_TICKET => claim_ticket::process(accounts, &input),
        tag::UPDATE_IDLE => update_validators::idle(accounts),
        tag::UPDATE_MERGE => update_validators::merge(accounts, &input),
        tag::UPDATE_POOL => update_pool::process(program, accounts, &input),
        tag::DELEGATE => delegate::process(accounts, &input),
        tag::UNDELEGATE => undelegate::process(accounts, &input),
        tag::EVENT => Ok(()),
        tag::DEPOSIT_STAKE => deposit_stake::process(accounts, &input),
        tag::REDEEM_STAKE => redeem_stake::process(accounts, &input),
        tag::CANCEL_TICKET => cancel_ticket::process(accounts, &input),
        tag::REDEEM => redeem::process(program, accounts, &input),
        _ => Err(ProgramError::InvalidInstructionData),
    }
}
