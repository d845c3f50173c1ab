//! Tidepool: a liquid-staking pool whose rate never jumps.
//!
//! `docs/laws.md` states what must always be true, `ARCHITECTURE.md` where to find what.
//! A handler has five beats: compute, effect, interact, check the law, tell the story.
#![cfg_attr(target_os = "solana", no_std)]
#![deny(unsafe_code)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]
// The framework's macros generate code that these lints were not written for: undocumented items,
// its own configuration flags, seeds that are named in one place and used in another, and argument
// lists by value.
#![allow(missing_docs, unexpected_cfgs, unused_variables, clippy::needless_pass_by_value)]
// The errors of an instruction stand at its `process`; it reads the framework's prelude whole.
#![allow(clippy::missing_errors_doc, clippy::wildcard_imports)]

extern crate alloc;

mod bounds;
pub mod chain;
pub mod constants;
pub mod cpi_out;
pub mod error;
pub mod events;
pub mod instructions;
pub mod pricing;
mod security_txt;
pub mod staking;
pub mod state;

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;

use anchor_lang::prelude::*;
use instructions::*;

declare_id!("TidepooL11111111111111111111111111111111111");

/// One function an instruction; each hands over to the file of its name.
#[program]
pub mod tidepool {
    use super::*;

    /// Deposit SOL, receive shares; returns the shares minted.
    pub fn deposit_sol(
        ctx: &mut Context<DepositSol>,
        lamports: u64,
        minimum_shares: u64,
    ) -> Result<u64> {
        DepositSol::process(ctx, lamports, minimum_shares)
    }

    /// Deposit a stake account, receive shares; returns the shares minted.
    pub fn deposit_stake(
        ctx: &mut Context<DepositStake>,
        index: u32,
        vote: Address,
        minimum_shares: u64,
    ) -> Result<u64> {
        DepositStake::process(ctx, index, &vote, minimum_shares)
    }

    /// Burn shares, receive SOL at once; returns the lamports paid.
    pub fn redeem_sol(
        ctx: &mut Context<RedeemSol>,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<u64> {
        RedeemSol::process(ctx, shares, minimum_lamports)
    }

    /// Burn shares, receive active stake; returns its lamports.
    pub fn redeem_stake(
        ctx: &mut Context<RedeemStake>,
        index: u32,
        vote: Address,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<u64> {
        RedeemStake::process(ctx, index, &vote, shares, minimum_lamports)
    }

    /// Burn shares, receive SOL at once as far as the reserve goes and a ticket for the rest.
    pub fn redeem(
        ctx: &mut Context<Redeem>,
        nonce: u64,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<RedeemOutcome> {
        Redeem::process(ctx, nonce, shares, minimum_lamports)
    }

    /// Burn shares for a ticket; returns the lamports owed.
    pub fn order_ticket(
        ctx: &mut Context<OrderTicket>,
        nonce: u64,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<u64> {
        // The nonce is a seed of the ticket's address, checked with the accounts.
        let _ = nonce;
        OrderTicket::process(ctx, shares, minimum_lamports)
    }

    /// Pay a ticket to its owner; returns the lamports paid.
    pub fn claim_ticket(ctx: &mut Context<ClaimTicket>) -> Result<u64> {
        ClaimTicket::process(ctx)
    }

    /// Turn a ticket back into shares; returns the shares minted.
    pub fn cancel_ticket(ctx: &mut Context<CancelTicket>, minimum_shares: u64) -> Result<u64> {
        CancelTicket::process(ctx, minimum_shares)
    }

    /// Give a ticket to somebody else; returns the lamports owed at the order.
    pub fn transfer_ticket(ctx: &mut Context<TransferTicket>, new_owner: Address) -> Result<u64> {
        TransferTicket::process(ctx, &new_owner)
    }

    /// Look at the stake accounts of some validators.
    pub fn update_validators(
        ctx: &mut Context<UpdateValidators>,
        looks: alloc::vec::Vec<Look>,
    ) -> Result<()> {
        UpdateValidators::process(ctx, &looks)
    }

    /// Turn the epoch.
    pub fn update_pool(ctx: &mut Context<UpdatePool>) -> Result<()> {
        UpdatePool::process(ctx)
    }

    /// Move spare lamports to a validator; returns how many.
    pub fn delegate(ctx: &mut Context<Delegate>, index: u32) -> Result<u64> {
        Delegate::process(ctx, index)
    }

    /// Take stake back from a validator; returns the lamports on their way, or there already.
    pub fn undelegate(ctx: &mut Context<Undelegate>, index: u32) -> Result<u64> {
        Undelegate::process(ctx, index)
    }

    /// Say whether a fact on the chain speaks against a validator; returns whether one does.
    pub fn flag_validator(ctx: &mut Context<FlagValidator>, index: u32) -> Result<bool> {
        FlagValidator::process(ctx, index)
    }

    /// Vacate the slot of a removed validator.
    pub fn prune_validator(ctx: &mut Context<PruneValidator>, index: u32) -> Result<()> {
        PruneValidator::process(ctx, index)
    }

    /// The rate of now.
    pub fn exchange_rate(ctx: &mut Context<ExchangeRate>) -> Result<RateQuote> {
        ExchangeRate::process(ctx)
    }

    /// What a deposit would give now.
    pub fn quote_deposit(ctx: &mut Context<QuoteDeposit>, lamports: u64) -> Result<DepositQuote> {
        QuoteDeposit::process(ctx, lamports)
    }

    /// What leaving would give now.
    pub fn quote_redeem(ctx: &mut Context<QuoteRedeem>, shares: u64) -> Result<RedeemQuote> {
        QuoteRedeem::process(ctx, shares)
    }

    /// Begin a pool.
    pub fn create_pool(ctx: &mut Context<CreatePool>, args: CreatePoolArgs) -> Result<()> {
        CreatePool::process(ctx, args)
    }

    /// Put a validator on the list; returns its index.
    pub fn add_validator(ctx: &mut Context<AddValidator>) -> Result<u64> {
        AddValidator::process(ctx)
    }

    /// Say how the pool's stake divides among the validators.
    pub fn set_weights(
        ctx: &mut Context<SetWeights>,
        changes: alloc::vec::Vec<WeightChange>,
    ) -> Result<()> {
        SetWeights::process(ctx, &changes)
    }
    /// Tell a validator's stake to come home.
    pub fn remove_validator(
        ctx: &mut Context<RemoveValidator>,
        index: u32,
        vote: Address,
    ) -> Result<()> {
        RemoveValidator::process(ctx, index, &vote)
    }

    /// Make room for more validators; returns the number of slots.
    pub fn grow_list(ctx: &mut Context<GrowList>, slots: u32) -> Result<u64> {
        GrowList::process(ctx, slots)
    }

    /// Propose a new key for a role: 0 admin, 1 strategist, 2 guardian, 3 treasury.
    pub fn propose_authority(
        ctx: &mut Context<Governance>,
        role: u8,
        authority: Address,
    ) -> Result<()> {
        admin::propose_authority::process(ctx, role, &authority)
    }

    /// Accept a role.
    pub fn accept_authority(ctx: &mut Context<Governance>, role: u8) -> Result<()> {
        admin::accept_authority::process(ctx, role)
    }

    /// Take back a proposal for a role.
    pub fn cancel_authority(ctx: &mut Context<Governance>, role: u8) -> Result<()> {
        admin::cancel_authority::process(ctx, role)
    }

    /// Propose a new value of a parameter, in millionths.
    pub fn propose_change(ctx: &mut Context<Governance>, parameter: u8, value: u32) -> Result<()> {
        admin::propose_change::process(ctx, parameter, value)
    }

    /// Let a proposed value of a parameter hold.
    pub fn apply_change(ctx: &mut Context<Governance>, parameter: u8) -> Result<()> {
        admin::apply_change::process(ctx, parameter)
    }

    /// Take back a proposed value of a parameter.
    pub fn cancel_change(ctx: &mut Context<Governance>, parameter: u8) -> Result<()> {
        admin::cancel_change::process(ctx, parameter)
    }

    /// Close the entries for five epochs.
    pub fn pause_entries(ctx: &mut Context<Governance>) -> Result<()> {
        admin::pause_entries::process(ctx)
    }

    /// Open the entries again.
    pub fn resume(ctx: &mut Context<Governance>) -> Result<()> {
        admin::resume::process(ctx)
    }

    /// Mint the protocol's shares to the treasury; returns how many.
    pub fn claim_fees(ctx: &mut Context<ClaimFees>) -> Result<u64> {
        ClaimFees::process(ctx)
    }

    /// Say what wallets show of tideSOL.
    pub fn set_metadata(ctx: &mut Context<SetMetadata>, metadata: TokenMetadata) -> Result<()> {
        SetMetadata::process(ctx, &metadata)
    }
}
