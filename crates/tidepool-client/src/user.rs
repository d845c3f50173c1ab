//! What holders do.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::{accounts, instruction};

use crate::address::{PoolAddresses, ticket_address};

const SYSTEM: Pubkey = solana_sdk_ids::system_program::ID;
/// The SPL token program.
pub(crate) const TOKEN: Pubkey =
    Pubkey::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");

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
}
