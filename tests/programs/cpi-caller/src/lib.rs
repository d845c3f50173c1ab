//! A vault that holds tideSOL and tickets, and deals with the pool for whoever owns it.
//!
//! The vault is an address of this program with data; it owns the shares and the tickets and
//! receives the lamports. Its purse is one without data: the system program debits nothing else,
//! so that the purse pays for deposits and for the rent of tickets.
#![cfg_attr(target_os = "solana", no_std)]
#![deny(unsafe_code)]
#![allow(missing_docs, unexpected_cfgs, unused_variables)]

extern crate alloc;

mod deposit;
mod exits;
mod price;
mod tickets;
mod vault;

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;

use anchor_lang::prelude::*;
use deposit::*;
use exits::*;
use price::*;
use tickets::*;
use vault::*;

declare_id!("TidepooLCpiCaLLer11111111111111111111111111");

#[program]
pub mod cpi_caller {
    use super::*;

    /// Makes the vault of whoever signs.
    pub fn open_vault(ctx: &mut Context<OpenVault>) -> Result<()> {
        let bump = ctx.bumps.vault;
        let OpenVault { vault, holder, pool, .. } = &mut ctx.accounts;
        vault.holder = *holder.address();
        vault.pool = *pool.address();
        vault.bump = bump;
        Ok(())
    }

    /// Deposits lamports of the purse.
    pub fn deposit(ctx: &mut Context<Deposit>, lamports: u64, minimum_shares: u64) -> Result<u64> {
        Deposit::process(ctx, lamports, minimum_shares)
    }

    /// Redeems shares of the vault at once.
    pub fn leave_at_once(ctx: &mut Context<LeaveAtOnce>, shares: u64, minimum: u64) -> Result<u64> {
        LeaveAtOnce::process(ctx, shares, minimum)
    }

    /// Redeems shares of the vault at once as far as the reserve goes, and by ticket.
    pub fn leave(ctx: &mut Context<Leave>, nonce: u64, shares: u64, minimum: u64) -> Result<u64> {
        Leave::process(ctx, nonce, shares, minimum)
    }

    /// Orders a ticket of the vault's.
    pub fn order(ctx: &mut Context<Order>, nonce: u64, shares: u64, minimum: u64) -> Result<u64> {
        Order::process(ctx, nonce, shares, minimum)
    }

    /// Claims a ticket of the vault's.
    pub fn claim(ctx: &mut Context<Claim>) -> Result<u64> {
        Claim::process(ctx)
    }

    /// Turns a ticket of the vault's back into shares.
    pub fn cancel(ctx: &mut Context<Cancel>, minimum_shares: u64) -> Result<u64> {
        Cancel::process(ctx, minimum_shares)
    }

    /// Gives a ticket of the vault's away.
    pub fn give(ctx: &mut Context<Give>, new_owner: Address) -> Result<u64> {
        Give::process(ctx, new_owner)
    }

    /// What shares are worth to a lender.
    pub fn price(ctx: &mut Context<Price>, shares: u64) -> Result<u64> {
        Price::process(ctx, shares)
    }
}
