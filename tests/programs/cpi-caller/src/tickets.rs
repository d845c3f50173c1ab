//! Tickets of the vault's: ordered, claimed, cancelled, given away.

// All of it: the framework's macros look for modules beside the nested struct.
use crate::vault::*;
use anchor_lang::prelude::*;
use tidepool::cpi::{self, accounts as pool};

/// Orders; the purse pays the ticket's rent, the vault will own it.
#[derive(Accounts)]
pub struct Order {
    pub shared: Nested<SharedAccounts>,
    /// The address of the new ticket.
    #[account(mut)]
    pub ticket: UncheckedAccount,
    #[account(mut, seeds = [PURSE, shared.vault.address().as_ref()], bump)]
    pub purse: UncheckedAccount,
    pub system_program: Program<System>,
}

impl Order {
    /// Burns `shares` for a ticket of at least `minimum` lamports; returns the lamports owed.
    pub fn process(ctx: &mut Context<Order>, nonce: u64, shares: u64, minimum: u64) -> Result<u64> {
        let purse_bump = [ctx.bumps.purse];
        let Order { shared: Nested(shared), ticket, purse, system_program } = &mut ctx.accounts;
        let (address, holder) = (*shared.vault.address(), shared.vault.holder);
        let bump = [shared.vault.bump];
        let vault_seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let purse_seeds: [&[u8]; 3] = [PURSE, address.as_ref(), &purse_bump];
        let order = pool::OrderTicket {
            pool: shared.pool.cpi_handle_mut(),
            mint: shared.mint.cpi_handle_mut(),
            source: shared.tokens.cpi_handle_mut(),
            owner: shared.vault.cpi_handle(),
            payer: purse.cpi_handle_mut(),
            ticket: ticket.cpi_handle_mut(),
            system_program: system_program.cpi_handle(),
            token_program: shared.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 2] = [&vault_seeds, &purse_seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, order, &signers);
        let owed = cpi::order_ticket(call, nonce, shares, minimum)?.get();
        shared.vault.count(owed)
    }
}

/// Claims; nobody has to sign, the vault is paid.
#[derive(Accounts)]
pub struct Claim {
    /// The pool's accounts.
    #[account(mut, address = vault.pool)]
    pub pool: UncheckedAccount,
    #[account(mut)]
    pub reserve: UncheckedAccount,
    #[account(mut)]
    pub ticket: UncheckedAccount,
    #[account(mut)]
    pub vault: Account<Vault>,
    #[account(address = tidepool::ID)]
    pub tidepool: UncheckedAccount,
}

impl Claim {
    /// Returns the lamports paid.
    pub fn process(ctx: &mut Context<Claim>) -> Result<u64> {
        let accounts = &mut ctx.accounts;
        let claim = pool::ClaimTicket {
            pool: accounts.pool.cpi_handle_mut(),
            reserve: accounts.reserve.cpi_handle_mut(),
            ticket: accounts.ticket.cpi_handle_mut(),
            owner: accounts.vault.cpi_handle_mut(),
        };
        let paid = cpi::claim_ticket(CpiContext::new(&tidepool::ID, claim))?.get();
        accounts.vault.count(paid)
    }
}

/// Cancels; the vault signs and receives the ticket's rent.
#[derive(Accounts)]
pub struct Cancel {
    pub shared: Nested<SharedAccounts>,
    #[account(mut)]
    pub ticket: UncheckedAccount,
}

impl Cancel {
    /// Returns the shares minted, `minimum_shares` at least.
    pub fn process(ctx: &mut Context<Cancel>, minimum_shares: u64) -> Result<u64> {
        let Cancel { shared: Nested(shared), ticket } = &mut ctx.accounts;
        let (holder, bump) = (shared.vault.holder, [shared.vault.bump]);
        let seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let cancel = pool::CancelTicket {
            pool: shared.pool.cpi_handle_mut(),
            mint: shared.mint.cpi_handle_mut(),
            recipient: shared.tokens.cpi_handle_mut(),
            ticket: ticket.cpi_handle_mut(),
            owner: shared.vault.cpi_handle_mut(),
            token_program: shared.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 1] = [&seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, cancel, &signers);
        let minted = cpi::cancel_ticket(call, minimum_shares)?.get();
        shared.vault.count(minted)
    }
}

/// Gives a ticket away.
#[derive(Accounts)]
pub struct Give {
    #[account(mut)]
    pub ticket: UncheckedAccount,
    #[account(mut)]
    pub vault: Account<Vault>,
    #[account(address = vault.holder)]
    pub holder: Signer,
    #[account(address = tidepool::ID)]
    pub tidepool: UncheckedAccount,
}

impl Give {
    /// Returns what the ticket was owed at its order.
    pub fn process(ctx: &mut Context<Give>, new_owner: Address) -> Result<u64> {
        let accounts = &mut ctx.accounts;
        let (holder, bump) = (accounts.vault.holder, [accounts.vault.bump]);
        let seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let transfer = pool::TransferTicket {
            ticket: accounts.ticket.cpi_handle_mut(),
            owner: accounts.vault.cpi_handle(),
        };
        let signers: [&[&[u8]]; 1] = [&seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, transfer, &signers);
        let owed = cpi::transfer_ticket(call, new_owner)?.get();
        accounts.vault.count(owed)
    }
}
