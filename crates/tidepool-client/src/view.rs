//! Questions, answered by return data.

use solana_instruction::Instruction;
use tidepool::{accounts, instruction};

use crate::address::PoolAddresses;

impl PoolAddresses {
    /// The rate of now.
    #[must_use]
    pub fn exchange_rate(&self) -> Instruction {
        instruction::ExchangeRate {}.to_instruction(accounts::ExchangeRate { pool: self.pool })
    }

    /// What a deposit of `lamports` would give now.
    #[must_use]
    pub fn quote_deposit(&self, lamports: u64) -> Instruction {
        instruction::QuoteDeposit { lamports }
            .to_instruction(accounts::QuoteDeposit { pool: self.pool })
    }

    /// What leaving with `shares` would give now.
    #[must_use]
    pub fn quote_redeem(&self, shares: u64) -> Instruction {
        instruction::QuoteRedeem { shares }
            .to_instruction(accounts::QuoteRedeem { pool: self.pool })
    }
}
