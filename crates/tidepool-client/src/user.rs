//! What holders do.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, sysvar};
use tidepool::{accounts, instruction};

use crate::{
    address::{PoolAddresses, ticket_address},
    crank::ValidatorAccounts,
};

const SYSTEM: Pubkey = solana_sdk_ids::system_program::ID;
/// The SPL token program.
pub const TOKEN: Pubkey = Pubkey::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");

impl PoolAddresses {
    /// Deposits `lamports` of `payer` for at least `minimum_shares` in the token account
    /// `recipient`.
    #[must_use]
    pub fn deposit_sol(
        &self,
        payer: Pubkey,
        recipient: Pubkey,
        lamports: u64,
        minimum_shares: u64,
    ) -> Instruction {
        instruction::DepositSol { lamports, minimum_shares }.to_instruction(accounts::DepositSol {
            pool: self.pool,
            reserve: self.reserve,
            mint: self.mint,
            recipient,
            payer,
            system_program: SYSTEM,
            token_program: TOKEN,
        })
    }

    /// Burns `shares` of the token account `source` for at least `minimum_lamports` to
    /// `recipient`, at once.
    #[must_use]
    pub fn redeem_sol(
        &self,
        owner: Pubkey,
        source: Pubkey,
        recipient: Pubkey,
        shares: u64,
        minimum_lamports: u64,
    ) -> Instruction {
        instruction::RedeemSol { shares, minimum_lamports }.to_instruction(accounts::RedeemSol {
            pool: self.pool,
            reserve: self.reserve,
            mint: self.mint,
            source,
            owner,
            recipient,
            token_program: TOKEN,
        })
    }

    /// Burns `shares` of the token account `source` for a ticket of at least
    /// `minimum_lamports`; `nonce` is any number that `owner` has no open ticket for.
    #[must_use]
    pub fn order_ticket(
        &self,
        owner: Pubkey,
        source: Pubkey,
        nonce: u64,
        shares: u64,
        minimum_lamports: u64,
    ) -> Instruction {
        let ticket = ticket_address(&self.pool, &owner, nonce);
        let order = instruction::OrderTicket { nonce, shares, minimum_lamports };
        order.to_instruction(accounts::OrderTicket {
            pool: self.pool,
            mint: self.mint,
            source,
            owner,
            payer: owner,
            ticket,
            system_program: SYSTEM,
            token_program: TOKEN,
        })
    }

    /// Pays the ticket at `ticket` to its owner.
    #[must_use]
    pub fn claim_ticket(&self, ticket: Pubkey, owner: Pubkey) -> Instruction {
        instruction::ClaimTicket {}.to_instruction(accounts::ClaimTicket {
            pool: self.pool,
            reserve: self.reserve,
            ticket,
            owner,
        })
    }

    /// Deposits the stake account `source`, from which `owner` may withdraw, for at least
    /// `minimum_shares` in the token account `recipient`. Active stake joins `validator`, the
    /// one that it is delegated to; for inactive stake any validator will do.
    #[must_use]
    pub fn deposit_stake(
        &self,
        owner: Pubkey,
        source: Pubkey,
        recipient: Pubkey,
        validator: &ValidatorAccounts,
        minimum_shares: u64,
    ) -> Instruction {
        let ValidatorAccounts { index, vote, stake, .. } = *validator;
        let deposit = instruction::DepositStake { index, vote, minimum_shares };
        deposit.to_instruction(accounts::DepositStake {
            pool: self.pool,
            validators: self.validators,
            reserve: self.reserve,
            mint: self.mint,
            recipient,
            source,
            owner,
            stake,
            clock: sysvar::clock::ID,
            stake_history: sysvar::stake_history::ID,
            stake_program: stake::ID,
            system_program: SYSTEM,
            token_program: TOKEN,
        })
    }

    /// Burns `shares` of the token account `source` for at least `minimum_lamports` of active
    /// stake with `validator`. `new_stake` is an uninitialised stake account with its rent;
    /// `authority` becomes its staker and withdrawer, and signs.
    #[must_use]
    #[allow(clippy::too_many_arguments)]
    pub fn redeem_stake(
        &self,
        owner: Pubkey,
        source: Pubkey,
        new_stake: Pubkey,
        authority: Pubkey,
        validator: &ValidatorAccounts,
        shares: u64,
        minimum_lamports: u64,
    ) -> Instruction {
        let ValidatorAccounts { index, vote, stake, .. } = *validator;
        let redeem = instruction::RedeemStake { index, vote, shares, minimum_lamports };
        redeem.to_instruction(accounts::RedeemStake {
            pool: self.pool,
            validators: self.validators,
            mint: self.mint,
            source,
            owner,
            stake,
            new_stake,
            authority,
            clock: sysvar::clock::ID,
            stake_history: sysvar::stake_history::ID,
            stake_program: stake::ID,
            token_program: TOKEN,
        })
    }

    /// Burns `shares` of the token account `source` for at least `minimum_lamports`, paid to
    /// `owner` at once as far as the reserve goes; the rest becomes the ticket of `nonce`.
    #[must_use]
    pub fn redeem(
        &self,
        owner: Pubkey,
        source: Pubkey,
        nonce: u64,
        shares: u64,
        minimum_lamports: u64,
    ) -> Instruction {
        let redeem = instruction::Redeem { nonce, shares, minimum_lamports };
        redeem.to_instruction(accounts::Redeem {
            pool: self.pool,
            reserve: self.reserve,
            mint: self.mint,
            source,
            owner,
            recipient: owner,
            payer: owner,
            ticket: ticket_address(&self.pool, &owner, nonce),
            system_program: SYSTEM,
            token_program: TOKEN,
        })
    }

    /// Turns the ticket at `ticket` into at least `minimum_shares` in the token account
    /// `recipient`; `owner` is the ticket's.
    #[must_use]
    pub fn cancel_ticket(
        &self,
        ticket: Pubkey,
        owner: Pubkey,
        recipient: Pubkey,
        minimum_shares: u64,
    ) -> Instruction {
        instruction::CancelTicket { minimum_shares }.to_instruction(accounts::CancelTicket {
            pool: self.pool,
            mint: self.mint,
            recipient,
            ticket,
            owner,
            token_program: TOKEN,
        })
    }
}

/// Gives the ticket at `ticket` from `owner` to `new_owner`.
#[must_use]
pub fn transfer_ticket(ticket: Pubkey, owner: Pubkey, new_owner: Pubkey) -> Instruction {
    let transfer = instruction::TransferTicket { new_owner };
    transfer.to_instruction(accounts::TransferTicket { ticket, owner })
}
