/** The lender's layouts and tables, in the order of their numbers. Everything is borsh. */

export const PROGRAM = "TidepooLLending1111111111111111111111111111";

/** @type {Record<string, Record<string, string>>} */
export const STRUCTS = {
  rateCurve: { base: "u32", kink: "u32", riseToKink: "u32", riseBeyond: "u32" },
  risk: {
    maxLtv: "u32",
    threshold: "u32",
    bonus: "u32",
    closeFactor: "u32",
    reserveFactor: "u32",
    curve: "rateCurve",
  },
  caps: { supply: "u64", borrow: "u64", borrower: "u64" },
  capSchedule: { now: "caps", next: "caps", nextSlot: "u64" },
  books: {
    cash: "u64",
    supplyShares: "u64",
    debtShares: "u64",
    index: "u128",
    reserves: "u64",
    receivable: "u64",
    collateral: "u64",
    badDebt: "u64",
    lastSlot: "u64",
  },
  marketAddresses: {
    pool: "address",
    mint: "address",
    admin: "address",
    index: "u64",
    vault: "address",
    tokens: "address",
  },
};

/** Behind the header of three bytes: tag (from 1 on), version, bump. @type {Record<string, Record<string, string>>} */
export const ACCOUNTS = {
  market: {
    vaultBump: "u8",
    addresses: "marketAddresses",
    risk: "risk",
    caps: "capSchedule",
    books: "books",
  },
  position: { market: "address", owner: "address", shares: "u64" },
  obligation: { market: "address", owner: "address", tokens: "u64", debtShares: "u64" },
  claim: {
    market: "address",
    ticket: "address",
    liquidator: "address",
    owed: "u64",
    carried: "u64",
    rents: "u64",
  },
};

/** Behind the name itself as the first seed. @type {Record<string, Record<string, string>>} */
export const PDAS = {
  market: { pool: "address", admin: "address", index: "u64" },
  vault: { market: "address" },
  tokens: { market: "address" },
  position: { market: "address", owner: "address" },
  obligation: { market: "address", owner: "address" },
  claim: { market: "address", nonce: "u64" },
};

const LIQUIDATION = "market w, vault w, tokens w, obligation w, liquidator ws";
const POOL = "pool w, reserve w";

/** @type {{name: string, accounts: string, args?: Record<string, string>}[]} */
export const INSTRUCTIONS = [
  {
    name: "initMarket",
    accounts:
      "market w, vault w, tokens w, pool, mint, admin s, payer ws, systemProgram, tokenProgram",
    args: { index: "u64", risk: "risk", caps: "caps" },
  },
  {
    name: "supply",
    accounts: "market w, vault w, position w, owner s, payer ws, systemProgram",
    args: { lamports: "u64" },
  },
  {
    name: "withdraw",
    accounts: "market w, vault w, position w, owner s, recipient w",
    args: { shares: "u64" },
  },
  {
    name: "post",
    accounts:
      "market w, tokens w, obligation w, source w, owner s, payer ws, systemProgram, tokenProgram",
    args: { amount: "u64" },
  },
  {
    name: "unpost",
    accounts: "market w, vault, tokens w, obligation w, destination w, owner s, pool, tokenProgram",
    args: { amount: "u64" },
  },
  {
    name: "borrow",
    accounts: "market w, vault w, obligation w, owner s, recipient w, pool",
    args: { lamports: "u64" },
  },
  {
    name: "repay",
    accounts: "market w, vault w, obligation w, payer ws, systemProgram",
    args: { lamports: "u64" },
  },
  {
    name: "liquidateByRedeeming",
    accounts: `${LIQUIDATION}, claim w, ticket w, ${POOL}, mint w, tidepool, systemProgram, tokenProgram`,
    args: { lamports: "u64", rest: "rest", nonce: "u64" },
  },
  {
    name: "liquidateForTokens",
    accounts: `${LIQUIDATION}, destination w, pool, systemProgram, tokenProgram`,
    args: { lamports: "u64" },
  },
  {
    name: "collectTicket",
    accounts: `market w, vault w, claim w, ticket w, liquidator w, ${POOL}, tidepool`,
  },
  { name: "absorbBadDebt", accounts: "market w, obligation w" },
  { name: "accrue", accounts: "market w" },
  { name: "setCaps", accounts: "market w, admin s", args: { caps: "caps" } },
  {
    name: "takeReserves",
    accounts: "market w, vault w, admin s, recipient w",
    args: { lamports: "u64" },
  },
  { name: "closePosition", accounts: "position w, owner s, recipient w" },
  { name: "closeObligation", accounts: "obligation w, owner s, recipient w" },
];

export const FIRST_ERROR = 7000;

/** @type {[string, string][]} */
export const ERRORS = [
  ["unknownInstruction", "The data is no instruction of this program."],
  ["missingAccount", "Fewer accounts than the instruction names."],
  ["missingSignature", "An account must sign."],
  ["notWritable", "An account must be writable."],
  ["wrongMarket", "Pass a market of this program."],
  ["unknownVersion", "The account's version is unknown to this program: use a newer client."],
  ["wrongVault", "Pass the market's own vault."],
  ["wrongTokens", "Pass the market's own token account."],
  ["wrongPool", "Pass the market's own pool."],
  ["wrongMint", "Pass the pool's own mint."],
  ["wrongPosition", "Pass a position of this market."],
  ["wrongObligation", "Pass an obligation of this market."],
  ["wrongClaim", "Pass a claim of this market."],
  ["wrongTicket", "Pass the ticket that the claim records, or that the liquidation ordered."],
  ["wrongProgram", "Pass the program that the instruction names."],
  ["wrongAddress", "Pass the address that the new account derives."],
  ["alreadyInUse", "There is an account at this address already."],
  ["wrongRecipient", "The account that gives can't be the one that receives."],
  ["notAdmin", "Only the market's admin may do this."],
  ["notOwner", "Only the owner may do this."],
  ["wrongLiquidator", "Pass the liquidator whom the claim records."],
  ["amountOutOfRange", "The amount is beyond what the market can count: lower it."],
  ["amountTooSmall", "The amount is too small to change anything: raise it."],
  ["insufficientShares", "There is less than that: lower the amount."],
  ["insufficientCollateral", "There is less collateral than that: lower the amount."],
  [
    "insufficientCash",
    "The vault holds less SOL than that: wait for repayments or lower the amount.",
  ],
  ["supplyCapExceeded", "Suppliers would have more than the market's cap."],
  ["borrowCapExceeded", "All borrowers would owe more than the market's cap."],
  ["borrowerCapExceeded", "This borrower would owe more than the cap of one."],
  ["debtTooSmall", "Borrow at least 0.01 SOL."],
  [
    "poolStale",
    "The pool is behind or has an unbooked loss: crank it first. Repaying is always open.",
  ],
  ["poolInsolvent", "The pool has lost everything once: nothing is lent against it any more."],
  ["collateralTooLow", "The collateral would not cover the debt: post more or borrow less."],
  ["healthy", "The collateral covers the debt: there is nothing to liquidate."],
  ["noDebt", "The obligation owes nothing."],
  ["collateralLeft", "Seize the collateral first: only debt without any is absorbed."],
  ["notEmpty", "Empty the account first."],
  ["parameterOutOfBounds", "A parameter is outside its hard bounds: choose one within them."],
  ["nothingLeft", "Nothing is left of what suppliers had: use another market."],
];
