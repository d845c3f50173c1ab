//! Seeds, sizes and other fixed numbers.

/// Seeds of every address that the program derives.
pub mod seeds {
    /// Pool: `pool`, creator, index (u64, little endian).
    pub const POOL: &[u8] = b"pool";
    /// Reserve: `reserve`, pool.
    pub const RESERVE: &[u8] = b"reserve";
    /// Mint of tideSOL: `mint`, pool.
    pub const MINT: &[u8] = b"mint";
    /// List of validators: `validators`, pool.
    pub const VALIDATORS: &[u8] = b"validators";
    /// A validator's stake: `stake`, pool, vote, generation (u32, little endian).
    pub const STAKE: &[u8] = b"stake";
    /// A validator's transient stake: `transient`, pool, vote, generation.
    pub const TRANSIENT: &[u8] = b"transient";
    /// Ticket: `ticket`, pool, first owner, nonce (u64, little endian).
    pub const TICKET: &[u8] = b"ticket";
    /// Signs the program's own event instructions, Anchor's convention.
    pub const EVENT_AUTHORITY: &[u8] = b"__event_authority";
}

/// Version byte of every account that this program writes.
pub const VERSION: u8 = 1;
/// Decimals of tideSOL, those of SOL.
pub const MINT_DECIMALS: u8 = 9;
/// Most slots of a list at its creation: one CPI allocates 10,240 bytes.
pub const MAX_INITIAL_CAPACITY: u32 = 69;
/// Most slots that one instruction adds to a list: it may add 10,240 bytes.
pub const MAX_GROWTH: u32 = 71;
/// Most slots of a list, as many as the largest peer's. `add_validator` walks over all of them.
pub const MAX_CAPACITY: u32 = 20_000;
/// Epochs that a new validator waits before it gets a weight, unless the pool is new.
pub const VALIDATOR_WAIT_EPOCHS: u64 = 2;
/// Epochs for which a validator is not judged by its credits.
pub const CREDITS_WAIT_EPOCHS: u64 = 2;
/// Length of a stake account's data, in bytes.
pub const STAKE_ACCOUNT_LEN: usize = 200;
/// Length of an SPL token account's data, in bytes.
pub const TOKEN_ACCOUNT_LEN: usize = 165;
/// Most items of a list in an instruction, more than fit into a transaction: their room is
/// taken before they are read, and the heap has 32 KiB.
pub const MAX_ITEMS: u32 = 256;
/// Epochs of which the pool keeps the rate.
pub const HISTORY_LEN: usize = 64;
/// Full epochs that a change which can hurt a holder waits in public.
pub const WAIT_FULL_EPOCHS: u64 = 2;
/// Epochs that a pause of entries lasts, the one of its beginning included.
pub const PAUSE_EPOCHS: u64 = 5;
/// Pauses in a row: the first and two renewals.
pub const MAX_PAUSES_IN_A_ROW: u64 = 3;
