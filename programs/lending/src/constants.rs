//! Seeds and fixed numbers.

/// Seeds of the lender's addresses.
pub mod seeds {
    /// Market: `market`, pool, admin, index (u64, little endian).
    pub const MARKET: &[u8] = b"market";
    /// The account that holds a market's SOL, owns its tideSOL and its new tickets: `vault`, market.
    pub const VAULT: &[u8] = b"vault";
    /// The token account of all collateral: `tokens`, market.
    pub const TOKENS: &[u8] = b"tokens";
    /// A supplier's shares: `position`, market, owner.
    pub const POSITION: &[u8] = b"position";
    /// A borrower's collateral and debt: `obligation`, market, owner.
    pub const OBLIGATION: &[u8] = b"obligation";
    /// A ticket of a liquidation: `claim`, market, nonce (u64, little endian).
    pub const CLAIM: &[u8] = b"claim";
    /// Of the pool's program, the mint of tideSOL: `mint`, pool.
    pub const POOL_MINT: &[u8] = b"mint";
}

/// Version byte of every account.
pub const VERSION: u8 = 1;
/// One, in millionths.
pub const MILLION: u64 = 1_000_000;
/// Amounts of lamports and shares stay below this, so that sums of a few fit into 64 bits.
pub const MAX_AMOUNT: u64 = 1 << 60;
/// Lamports that the first supplier, who makes the market, leaves in it for good. Shares for
/// them are counted and belong to nobody: a share has a price from the start on.
pub const LOCKED_LAMPORTS: u64 = 1_000_000;
/// Least lamports that an obligation may owe after a borrowing, so that a liquidation pays its
/// own transaction.
pub const MIN_DEBT: u64 = 10_000_000;
/// Up to so many lamports of debt a liquidation may repay all.
pub const FULL_CLOSE_DEBT: u64 = 100_000_000;
/// Least tideSOL, in its smallest unit, that one instruction posts: dust would cost a borrower
/// nothing, and would keep bad debt from being absorbed.
pub const MIN_POST: u64 = 1_000_000;
/// Slots of a year of 182.5 epochs with 432,000 slots, two days each at 400 ms.
pub const SLOTS_PER_YEAR: u64 = 78_840_000;
/// The interest of one gap between two accruals counts at most ten years of slots.
pub const MAX_ELAPSED: u64 = 788_400_000;
/// Slots until a raised cap holds: two epochs.
pub const RAISE_DELAY: u64 = 864_000;
