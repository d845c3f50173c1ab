//! What the program can be told: borsh, one byte for the instruction and then its arguments.
//!
//! The accounts stand at each variant in their order; `w` is writable, `s` signs.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::{caps::Caps, risk::Risk};

/// Amount that means all there is.
pub const ALL: u64 = u64::MAX;

/// What a liquidation does with tideSOL that the pool's reserve cannot pay at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Rest {
    /// It becomes a ticket, which the lender owns.
    Ticket,
    /// There must be none: the reserve pays all, or the liquidation is refused. A liquidator
    /// who wants the rest as tideSOL buys it in the same transaction.
    Refuse,
}

/// The instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum LendingInstruction {
    /// Makes a market; `payer` leaves 0.001 SOL in it for good.
    ///
    /// market w, vault w, tokens w, pool, mint, admin s, payer s w, system program, token program
    InitMarket {
        /// Which of the admin's markets on this pool.
        index: u64,
        /// What it lends on.
        risk: Risk,
        /// How large it may become.
        caps: Caps,
    },
    /// Supplies SOL; opens the owner's position if there is none.
    ///
    /// market w, vault w, position w, owner s, payer s w, system program
    Supply {
        /// At most.
        lamports: u64,
    },
    /// Takes supplied SOL back.
    ///
    /// market w, vault w, position w, owner s, recipient w
    Withdraw {
        /// Shares, or [`ALL`].
        shares: u64,
    },
    /// Posts tideSOL; opens the owner's obligation if there is none. `owner` owns `source`.
    ///
    /// market w, tokens w, obligation w, source w, owner s, payer s w, system program, token
    /// program
    Post {
        /// At least 0.001 tideSOL.
        tokens: u64,
    },
    /// Takes posted tideSOL back. The pool is read only where there is debt.
    ///
    /// market w, vault, tokens w, obligation w, destination w, owner s, pool, token program
    Unpost {
        /// Amount, or [`ALL`].
        tokens: u64,
    },
    /// Borrows SOL.
    ///
    /// market w, vault w, obligation w, owner s, recipient w, pool
    Borrow {
        /// Exactly.
        lamports: u64,
    },
    /// Repays; anybody may, at any time.
    ///
    /// market w, vault w, obligation w, payer s w, system program
    Repay {
        /// At most, or [`ALL`].
        lamports: u64,
    },
    /// Seizes collateral and redeems it in the pool; the liquidator needs no SOL but for rents.
    ///
    /// market w, vault w, tokens w, obligation w, liquidator s w, claim w, ticket w, pool w,
    /// reserve w, mint w, Tidepool, system program, token program
    LiquidateByRedeeming {
        /// Debt to repay at most, or [`ALL`].
        lamports: u64,
        /// What becomes of what the reserve cannot pay.
        rest: Rest,
        /// Any number that no open claim of the market and no open ticket of the vault has.
        nonce: u64,
    },
    /// Repays with the liquidator's SOL, and gives him collateral with the bonus.
    ///
    /// market w, vault w, tokens w, obligation w, liquidator s w, destination w, pool, system
    /// program, token program
    LiquidateForTokens {
        /// Debt to repay at most, or [`ALL`].
        lamports: u64,
    },
    /// Turns a payable ticket into cash; anybody may.
    ///
    /// market w, vault w, claim w, ticket w, liquidator w, pool w, reserve w, Tidepool
    CollectTicket,
    /// Writes off the debt of an obligation without collateral; anybody may.
    ///
    /// market w, obligation w
    AbsorbBadDebt,
    /// Counts interest; anybody may.
    ///
    /// market w
    Accrue,
    /// Announces caps.
    ///
    /// market w, admin s
    SetCaps {
        /// What is lower holds at once, what is higher two epochs later.
        caps: Caps,
    },
    /// Takes what is kept for losses out.
    ///
    /// market w, vault w, admin s, recipient w
    TakeReserves {
        /// At most, or [`ALL`].
        lamports: u64,
    },
    /// Closes an empty position and pays its rent out.
    ///
    /// position w, owner s, recipient w
    ClosePosition,
    /// Closes an obligation without collateral and debt and pays its rent out.
    ///
    /// obligation w, owner s, recipient w
    CloseObligation,
}

impl LendingInstruction {
    /// The data of a transaction's instruction.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut data = Vec::new();
        // Writing into a vector cannot fail.
        let _ = self.serialize(&mut data);
        data
    }
}
