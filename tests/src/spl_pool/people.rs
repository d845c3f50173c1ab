//! What anybody may ask of a pool of theirs with SOL.

use solana_instruction::{AccountMeta, Instruction};
use solana_sdk_ids::{stake, system_program, sysvar};
use solana_signer::Signer;

use super::{SplPool, data};
use crate::{
    bank::{Bank, Failure, Receipt},
    holder::Holder,
    token::TOKEN_PROGRAM,
};

const DEPOSIT_SOL: u8 = 14;
const WITHDRAW_SOL: u8 = 16;

impl SplPool {
    /// Somebody with lamports and an empty account of the pool's tokens.
    pub async fn holder(&self, bank: &mut Bank, lamports: u64) -> Holder {
        let wallet = bank.wallet(lamports).await;
        let tokens = bank.token_account(self.mint, wallet.pubkey()).await;
        Holder { wallet, tokens }
    }

    /// Deposits lamports, without a referrer.
    pub fn deposit_sol(&self, holder: &Holder, lamports: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(holder.address(), true),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(&data(DEPOSIT_SOL, &[lamports]), accounts)
    }

    /// Burns tokens for lamports of the reserve.
    pub fn withdraw_sol(&self, holder: &Holder, tokens: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new_readonly(holder.address(), true),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(holder.address(), false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(&data(WITHDRAW_SOL, &[tokens]), accounts)
    }

    /// Deposits.
    ///
    /// # Errors
    /// The program's.
    pub async fn deposit(
        &self,
        bank: &mut Bank,
        holder: &Holder,
        lamports: u64,
    ) -> Result<Receipt, Failure> {
        bank.send(&[self.deposit_sol(holder, lamports)], &[&holder.wallet]).await
    }

    /// Withdraws from the reserve.
    ///
    /// # Errors
    /// The program's.
    pub async fn withdraw(
        &self,
        bank: &mut Bank,
        holder: &Holder,
        tokens: u64,
    ) -> Result<Receipt, Failure> {
        bank.send(&[self.withdraw_sol(holder, tokens)], &[&holder.wallet]).await
    }

    /// Lamports and tokens of a holder.
    pub async fn balance(&self, bank: &mut Bank, holder: &Holder) -> (u64, u64) {
        (bank.lamports(holder.address()).await, bank.shares_in(holder.tokens).await)
    }
}
