//! The lender: addresses and instructions. Its accounts are decoded by
//! [`tidepool_lending::state::Record::read`].

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use tidepool_lending::{
    ID, TIDEPOOL,
    caps::Caps,
    constants::seeds,
    instruction::{LendingInstruction, Rest},
    risk::Risk,
};

use crate::{address::PoolAddresses, ticket_address, user::TOKEN};

pub use tidepool_lending;

/// The lender's program.
pub const PROGRAM: Pubkey = Pubkey::from_str_const(ID);
const POOL_PROGRAM: Pubkey = Pubkey::from_str_const(TIDEPOOL);
const SYSTEM: Pubkey = solana_sdk_ids::system_program::ID;

/// The accounts of one market; each method builds one instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarketAddresses {
    /// The market.
    pub market: Pubkey,
    /// Holds its SOL.
    pub vault: Pubkey,
    /// Holds its tideSOL.
    pub tokens: Pubkey,
    /// The pool whose tideSOL is posted.
    pub pool: PoolAddresses,
}

impl MarketAddresses {
    /// The market that `admin` made or will make on `pool` with `index`.
    #[must_use]
    pub fn of(pool: PoolAddresses, admin: &Pubkey, index: u64) -> Self {
        let of_market = [seeds::MARKET, pool.pool.as_ref(), admin.as_ref(), &index.to_le_bytes()];
        let market = derive(&of_market);
        Self {
            market,
            vault: derive(&[seeds::VAULT, market.as_ref()]),
            tokens: derive(&[seeds::TOKENS, market.as_ref()]),
            pool,
        }
    }

    /// Where `owner`'s shares are counted.
    #[must_use]
    pub fn position(&self, owner: &Pubkey) -> Pubkey {
        derive(&[seeds::POSITION, self.market.as_ref(), owner.as_ref()])
    }

    /// Where `owner`'s collateral and debt are counted.
    #[must_use]
    pub fn obligation(&self, owner: &Pubkey) -> Pubkey {
        derive(&[seeds::OBLIGATION, self.market.as_ref(), owner.as_ref()])
    }

    /// The claim of a liquidation's ticket.
    #[must_use]
    pub fn claim(&self, nonce: u64) -> Pubkey {
        derive(&[seeds::CLAIM, self.market.as_ref(), &nonce.to_le_bytes()])
    }

    /// The ticket that a liquidation orders.
    #[must_use]
    pub fn ticket(&self, nonce: u64) -> Pubkey {
        ticket_address(&self.pool.pool, &self.vault, nonce)
    }

    /// Makes the market; `admin` pays its rents and the locked lamports.
    #[must_use]
    pub fn init_market(&self, admin: Pubkey, index: u64, risk: Risk, caps: Caps) -> Instruction {
        let accounts = vec![
            writable(self.market),
            writable(self.vault),
            writable(self.tokens),
            readable(self.pool.pool),
            readable(self.pool.mint),
            signer(admin),
            payer(admin),
            readable(SYSTEM),
            readable(TOKEN),
        ];
        call(&LendingInstruction::InitMarket { index, risk, caps }, accounts)
    }

    /// Supplies up to `lamports` of `owner`'s.
    #[must_use]
    pub fn supply(&self, owner: Pubkey, lamports: u64) -> Instruction {
        let position = self.position(&owner);
        let ends = [writable(position), signer(owner), payer(owner), readable(SYSTEM)];
        call(&LendingInstruction::Supply { lamports }, self.with_vault(&ends))
    }

    /// Takes `shares` of supplied SOL back, to `recipient`.
    #[must_use]
    pub fn withdraw(&self, owner: Pubkey, recipient: Pubkey, shares: u64) -> Instruction {
        let ends = [writable(self.position(&owner)), signer(owner), writable(recipient)];
        call(&LendingInstruction::Withdraw { shares }, self.with_vault(&ends))
    }

    /// Posts `tokens` of the token account `source`.
    #[must_use]
    pub fn post(&self, owner: Pubkey, source: Pubkey, tokens: u64) -> Instruction {
        let accounts = vec![
            writable(self.market),
            writable(self.tokens),
            writable(self.obligation(&owner)),
            writable(source),
            signer(owner),
            payer(owner),
            readable(SYSTEM),
            readable(TOKEN),
        ];
        call(&LendingInstruction::Post { tokens }, accounts)
    }

    /// Takes `tokens` of posted tideSOL back, to the token account `destination`.
    #[must_use]
    pub fn unpost(&self, owner: Pubkey, destination: Pubkey, tokens: u64) -> Instruction {
        let accounts = vec![
            writable(self.market),
            readable(self.vault),
            writable(self.tokens),
            writable(self.obligation(&owner)),
            writable(destination),
            signer(owner),
            readable(self.pool.pool),
            readable(TOKEN),
        ];
        call(&LendingInstruction::Unpost { tokens }, accounts)
    }

    /// Borrows `lamports`, to `recipient`.
    #[must_use]
    pub fn borrow(&self, owner: Pubkey, recipient: Pubkey, lamports: u64) -> Instruction {
        let obligation = self.obligation(&owner);
        let pool = readable(self.pool.pool);
        let ends = [writable(obligation), signer(owner), writable(recipient), pool];
        call(&LendingInstruction::Borrow { lamports }, self.with_vault(&ends))
    }

    /// Repays up to `lamports` of `owner`'s debt with `from`'s.
    #[must_use]
    pub fn repay(&self, from: Pubkey, owner: &Pubkey, lamports: u64) -> Instruction {
        let ends = [writable(self.obligation(owner)), payer(from), readable(SYSTEM)];
        call(&LendingInstruction::Repay { lamports }, self.with_vault(&ends))
    }

    /// Seizes collateral of `owner`'s for up to `lamports` of debt and redeems it in the pool.
    #[must_use]
    pub fn liquidate_by_redeeming(
        &self,
        liquidator: Pubkey,
        owner: &Pubkey,
        lamports: u64,
        rest: Rest,
        nonce: u64,
    ) -> Instruction {
        let ends = [
            writable(self.tokens),
            writable(self.obligation(owner)),
            payer(liquidator),
            writable(self.claim(nonce)),
            writable(self.ticket(nonce)),
            writable(self.pool.pool),
            writable(self.pool.reserve),
            writable(self.pool.mint),
            readable(POOL_PROGRAM),
            readable(SYSTEM),
            readable(TOKEN),
        ];
        let told = LendingInstruction::LiquidateByRedeeming { lamports, rest, nonce };
        call(&told, self.with_vault(&ends))
    }

    /// Pays up to `lamports` of `owner`'s debt for tideSOL in the token account `destination`.
    #[must_use]
    pub fn liquidate_for_tokens(
        &self,
        liquidator: Pubkey,
        owner: &Pubkey,
        destination: Pubkey,
        lamports: u64,
    ) -> Instruction {
        let ends = [
            writable(self.tokens),
            writable(self.obligation(owner)),
            payer(liquidator),
            writable(destination),
            readable(self.pool.pool),
            readable(SYSTEM),
            readable(TOKEN),
        ];
        call(&LendingInstruction::LiquidateForTokens { lamports }, self.with_vault(&ends))
    }

    /// Turns the ticket of a liquidation by `liquidator` into cash.
    #[must_use]
    pub fn collect_ticket(&self, liquidator: Pubkey, nonce: u64) -> Instruction {
        let ends = [
            writable(self.claim(nonce)),
            writable(self.ticket(nonce)),
            writable(liquidator),
            writable(self.pool.pool),
            writable(self.pool.reserve),
            readable(POOL_PROGRAM),
        ];
        call(&LendingInstruction::CollectTicket, self.with_vault(&ends))
    }

    /// Writes off what `owner` owes without collateral.
    #[must_use]
    pub fn absorb_bad_debt(&self, owner: &Pubkey) -> Instruction {
        let accounts = vec![writable(self.market), writable(self.obligation(owner))];
        call(&LendingInstruction::AbsorbBadDebt, accounts)
    }

    /// Counts interest.
    #[must_use]
    pub fn accrue(&self) -> Instruction {
        call(&LendingInstruction::Accrue, vec![writable(self.market)])
    }

    /// Announces caps.
    #[must_use]
    pub fn set_caps(&self, admin: Pubkey, caps: Caps) -> Instruction {
        let accounts = vec![writable(self.market), signer(admin)];
        call(&LendingInstruction::SetCaps { caps }, accounts)
    }

    /// Takes up to `lamports` of the reserves out, to `recipient`.
    #[must_use]
    pub fn take_reserves(&self, admin: Pubkey, recipient: Pubkey, lamports: u64) -> Instruction {
        let ends = [signer(admin), writable(recipient)];
        call(&LendingInstruction::TakeReserves { lamports }, self.with_vault(&ends))
    }

    /// Closes `owner`'s empty position.
    #[must_use]
    pub fn close_position(&self, owner: Pubkey, recipient: Pubkey) -> Instruction {
        let accounts = vec![writable(self.position(&owner)), signer(owner), writable(recipient)];
        call(&LendingInstruction::ClosePosition, accounts)
    }

    /// Closes `owner`'s empty obligation.
    #[must_use]
    pub fn close_obligation(&self, owner: Pubkey, recipient: Pubkey) -> Instruction {
        let accounts = vec![writable(self.obligation(&owner)), signer(owner), writable(recipient)];
        call(&LendingInstruction::CloseObligation, accounts)
    }

    fn with_vault(&self, ends: &[AccountMeta]) -> Vec<AccountMeta> {
        let mut accounts = vec![writable(self.market), writable(self.vault)];
        accounts.extend_from_slice(ends);
        accounts
    }
}

fn call(told: &LendingInstruction, accounts: Vec<AccountMeta>) -> Instruction {
    Instruction { program_id: PROGRAM, accounts, data: told.to_bytes() }
}

const fn writable(address: Pubkey) -> AccountMeta {
    AccountMeta { pubkey: address, is_signer: false, is_writable: true }
}

const fn readable(address: Pubkey) -> AccountMeta {
    AccountMeta { pubkey: address, is_signer: false, is_writable: false }
}

const fn signer(address: Pubkey) -> AccountMeta {
    AccountMeta { pubkey: address, is_signer: true, is_writable: false }
}

const fn payer(address: Pubkey) -> AccountMeta {
    AccountMeta { pubkey: address, is_signer: true, is_writable: true }
}

fn derive(seeds: &[&[u8]]) -> Pubkey {
    Pubkey::find_program_address(seeds, &PROGRAM).0
}
