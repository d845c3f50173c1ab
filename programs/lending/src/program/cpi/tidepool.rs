//! The pool: all that it takes to leave it from another program.

use solana_program::{
    account_info::AccountInfo,
    entrypoint::ProgramResult,
    instruction::{AccountMeta, Instruction},
    program::{invoke, invoke_signed},
    program_error::ProgramError,
    pubkey::Pubkey,
};

use crate::error::LendingError;

/// The Tidepool program.
pub const ID: Pubkey = Pubkey::from_str_const(crate::TIDEPOOL);

/// The starts of `sha256("global:redeem")` and so on, Anchor's convention.
const REDEEM: [u8; 8] = [184, 12, 86, 149, 70, 196, 97, 225];
const REDEEM_SOL: [u8; 8] = [66, 41, 191, 194, 105, 10, 68, 248];
const CLAIM_TICKET: [u8; 8] = [122, 229, 144, 167, 42, 113, 16, 220];
const TRANSFER_TICKET: [u8; 8] = [191, 184, 74, 239, 164, 172, 188, 32];
/// Where a ticket's account says who owes, who is paid and how much.
const TICKET_POOL: usize = 16;
const TICKET_OWNER: usize = 48;
const TICKET_OWED: usize = 80;

/// What a redemption needs; `vault` owns the tokens and is paid.
pub struct Redemption<'a, 'i> {
    /// The pool.
    pub pool: &'a AccountInfo<'i>,
    /// Its reserve.
    pub reserve: &'a AccountInfo<'i>,
    /// The mint of tideSOL.
    pub mint: &'a AccountInfo<'i>,
    /// The token account that gives the shares.
    pub tokens: &'a AccountInfo<'i>,
    /// Its owner, an address of ours.
    pub vault: &'a AccountInfo<'i>,
    /// Pays the rent of a ticket.
    pub payer: &'a AccountInfo<'i>,
    /// The address of a ticket.
    pub ticket: &'a AccountInfo<'i>,
    /// The system program.
    pub system_program: &'a AccountInfo<'i>,
    /// The token program.
    pub token_program: &'a AccountInfo<'i>,
}

impl<'i> Redemption<'_, 'i> {
    /// Burns `shares` for at least `minimum` lamports: at once as far as the reserve goes, and a
    /// ticket for the rest.
    pub fn redeem(&self, nonce: u64, shares: u64, minimum: u64, seeds: &[&[u8]]) -> ProgramResult {
        let arguments = [nonce, shares, minimum].map(u64::to_le_bytes);
        let for_the_ticket = [
            AccountMeta::new(*self.payer.key, true),
            AccountMeta::new(*self.ticket.key, false),
            AccountMeta::new_readonly(*self.system_program.key, false),
        ];
        self.leave(REDEEM, arguments.as_flattened(), &for_the_ticket, seeds)
    }

    /// Burns `shares` for at least `minimum` lamports of the reserve, or is refused.
    pub fn redeem_sol(&self, shares: u64, minimum: u64, seeds: &[&[u8]]) -> ProgramResult {
        let arguments = [shares, minimum].map(u64::to_le_bytes);
        self.leave(REDEEM_SOL, arguments.as_flattened(), &[], seeds)
    }

    /// Both ways take the same accounts, but for what a ticket needs, before the last of them.
    fn leave(
        &self,
        tag: [u8; 8],
        arguments: &[u8],
        for_a_ticket: &[AccountMeta],
        seeds: &[&[u8]],
    ) -> ProgramResult {
        let mut metas = vec![
            AccountMeta::new(*self.pool.key, false),
            AccountMeta::new(*self.reserve.key, false),
            AccountMeta::new(*self.mint.key, false),
            AccountMeta::new(*self.tokens.key, false),
            AccountMeta::new_readonly(*self.vault.key, true),
            AccountMeta::new(*self.vault.key, false),
        ];
        metas.extend_from_slice(for_a_ticket);
        metas.push(AccountMeta::new_readonly(*self.token_program.key, false));
        invoke_signed(&call(tag, arguments, metas), &self.infos(), &[seeds])
    }

    fn infos(&self) -> Vec<AccountInfo<'i>> {
        let all = [
            self.pool,
            self.reserve,
            self.mint,
            self.tokens,
            self.vault,
            self.payer,
            self.ticket,
            self.system_program,
            self.token_program,
        ];
        all.into_iter().cloned().collect()
    }
}

/// Gives a ticket of `owner`, an address of ours, to `new_owner`.
pub fn transfer_ticket<'i>(
    ticket: &AccountInfo<'i>,
    owner: &AccountInfo<'i>,
    new_owner: &Pubkey,
    seeds: &[&[u8]],
) -> ProgramResult {
    let metas =
        vec![AccountMeta::new(*ticket.key, false), AccountMeta::new_readonly(*owner.key, true)];
    let call = call(TRANSFER_TICKET, new_owner.as_ref(), metas);
    invoke_signed(&call, &[ticket.clone(), owner.clone()], &[seeds])
}

/// Makes the pool pay a ticket to its owner.
pub fn claim_ticket<'i>(
    pool: &AccountInfo<'i>,
    reserve: &AccountInfo<'i>,
    ticket: &AccountInfo<'i>,
    owner: &AccountInfo<'i>,
) -> ProgramResult {
    let infos = [pool, reserve, ticket, owner];
    let metas = infos.map(|info| AccountMeta::new(*info.key, false));
    invoke(&call(CLAIM_TICKET, &[], metas.to_vec()), &infos.map(Clone::clone))
}

/// What a ticket of `pool` owes to `owner`.
///
/// # Errors
/// [`LendingError::WrongTicket`] for any other account.
pub fn owed_by(ticket: &AccountInfo, pool: &Pubkey, owner: &Pubkey) -> Result<u64, ProgramError> {
    let data = ticket.try_borrow_data()?;
    let address = |offset: usize| data.get(offset..)?.first_chunk::<32>().copied();
    let is_ours = *ticket.owner == ID
        && address(TICKET_POOL) == Some(pool.to_bytes())
        && address(TICKET_OWNER) == Some(owner.to_bytes());
    match data.get(TICKET_OWED..).and_then(|rest| rest.first_chunk()) {
        Some(owed) if is_ours => Ok(u64::from_le_bytes(*owed)),
        _ => Err(LendingError::WrongTicket.into()),
    }
}

fn call(tag: [u8; 8], arguments: &[u8], accounts: Vec<AccountMeta>) -> Instruction {
    let mut data = tag.to_vec();
    data.extend_from_slice(arguments);
    Instruction { program_id: ID, accounts, data }
}
