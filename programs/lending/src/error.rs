//! Every refusal of the lender, with what the caller should do.
//!
//! The list is append-only: a number never changes its meaning.

/// Errors 7000 and up, behind those of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum LendingError {
    /// The data is no instruction of this program.
    UnknownInstruction = 7000,
    /// Fewer accounts than the instruction names.
    MissingAccount,
    /// An account must sign.
    MissingSignature,
    /// An account must be writable.
    NotWritable,
    /// Pass a market of this program.
    WrongMarket,
    /// The account's version is unknown to this program: use a newer client.
    UnknownVersion,
    /// Pass the market's own vault.
    WrongVault,
    /// Pass the market's own token account.
    WrongTokens,
    /// Pass the market's own pool.
    WrongPool,
    /// Pass the pool's own mint.
    WrongMint,
    /// Pass a position of this market.
    WrongPosition,
    /// Pass an obligation of this market.
    WrongObligation,
    /// Pass a claim of this market.
    WrongClaim,
    /// Pass the ticket that the claim records, or that the liquidation ordered.
    WrongTicket,
    /// Pass the program that the instruction names.
    WrongProgram,
    /// Pass the address that the new account derives.
    WrongAddress,
    /// There is an account at this address already.
    AlreadyInUse,
    /// The account that gives can't be the one that receives.
    WrongRecipient,
    /// Only the market's admin may do this.
    NotAdmin,
    /// Only the owner may do this.
    NotOwner,
    /// Pass the liquidator whom the claim records.
    WrongLiquidator,
    /// The amount is beyond what the market can count: lower it.
    AmountOutOfRange,
    /// The amount is too small to change anything: raise it.
    AmountTooSmall,
    /// There is less than that: lower the amount.
    InsufficientShares,
    /// There is less collateral than that: lower the amount.
    InsufficientCollateral,
    /// The vault holds less SOL than that: wait for repayments or lower the amount.
    InsufficientCash,
    /// Suppliers would have more than the market's cap.
    SupplyCapExceeded,
    /// All borrowers would owe more than the market's cap.
    BorrowCapExceeded,
    /// This borrower would owe more than the cap of one.
    BorrowerCapExceeded,
    /// Borrow at least 0.01 SOL.
    DebtTooSmall,
    /// The pool is behind or has an unbooked loss: crank it first. Repaying is always open.
    PoolStale,
    /// The pool has lost everything once: nothing is lent against it any more.
    PoolInsolvent,
    /// The collateral would not cover the debt: post more or borrow less.
    CollateralTooLow,
    /// The collateral covers the debt: there is nothing to liquidate.
    Healthy,
    /// The obligation owes nothing.
    NoDebt,
    /// Seize the collateral first: only debt without any is absorbed.
    CollateralLeft,
    /// Empty the account first.
    NotEmpty,
    /// A parameter is outside its hard bounds: choose one within them.
    ParameterOutOfBounds,
    /// Nothing is left of what suppliers had: use another market.
    NothingLeft,
}

/// The result of an operation.
pub type Result<T> = core::result::Result<T, LendingError>;
