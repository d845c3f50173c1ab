import { ODD, OPERATORS } from "./words.ts";
import type { Words } from "./words.ts";

const LIQUIDATORS: Pick<Words, "advice"> = {
  advice: "Nothing was changed. This is for liquidators.",
};

/** Every error of the lender by its name; a test compares the names with the program's. */
export const LENDING_WORDS: Readonly<Record<string, Words>> = {
  UnknownInstruction: {
    title: "The lender does not know this instruction",
    advice: "The page and the program are of different versions. Reload the page.",
  },
  MissingAccount: { title: "The transaction lacks an account", ...ODD },
  MissingSignature: { title: "The transaction lacks a signature", ...ODD },
  NotWritable: { title: "An account should have been writable", ...ODD },
  WrongMarket: { title: "This is no market of the lender", ...ODD },
  UnknownVersion: {
    title: "The market is newer than this page",
    advice: "Reload the page to get the newest version.",
  },
  WrongVault: { title: "The transaction named another vault", ...ODD },
  WrongTokens: { title: "The transaction named another collateral account", ...ODD },
  WrongPool: { title: "The transaction named another pool", ...ODD },
  WrongMint: { title: "The transaction named another token", ...ODD },
  WrongPosition: {
    title: "You have supplied nothing here",
    advice: "There is no position of this wallet in the market.",
    kind: "input",
  },
  WrongObligation: {
    title: "You have posted nothing here",
    advice: "Post tideSOL as collateral first.",
    kind: "input",
  },
  WrongClaim: { title: "This is no claim of the market", ...LIQUIDATORS },
  WrongTicket: { title: "This is another ticket than the claim's", ...LIQUIDATORS },
  WrongProgram: { title: "The transaction named a wrong program", ...ODD },
  WrongAddress: { title: "The transaction named a wrong address", ...ODD },
  AlreadyInUse: { title: "There is an account at this address already", ...ODD },
  WrongRecipient: {
    title: "The account that gives cannot be the one that receives",
    advice: "Choose your own wallet.",
    kind: "input",
  },
  NotAdmin: { title: "Only the market's admin may do this", ...OPERATORS },
  NotOwner: {
    title: "This belongs to somebody else",
    advice: "Connect the wallet that owns it.",
  },
  WrongLiquidator: { title: "The claim is another liquidator's", ...LIQUIDATORS },
  AmountOutOfRange: {
    title: "The amount is too large",
    advice: "The market cannot count so much. Enter a smaller amount.",
    kind: "input",
  },
  AmountTooSmall: {
    title: "The amount is too small",
    advice: "It would change nothing; collateral begins at 0.001 tideSOL. Enter more.",
    kind: "input",
  },
  InsufficientShares: {
    title: "You have not supplied that much",
    advice: "Enter a smaller amount, or take all.",
    kind: "funds",
  },
  InsufficientCollateral: {
    title: "You have not posted that much",
    advice: "Enter a smaller amount, or take all.",
    kind: "funds",
  },
  InsufficientCash: {
    title: "The market has lent most of its SOL",
    advice: "Take less, or wait until borrowers repay: the rate rises until they do.",
  },
  SupplyCapExceeded: {
    title: "The market takes no more supply",
    advice: "It has reached its cap. Supply less, or wait.",
  },
  BorrowCapExceeded: {
    title: "The market lends no more",
    advice: "All borrowers together have reached its cap. Borrow less, or wait.",
  },
  BorrowerCapExceeded: {
    title: "You cannot borrow more here",
    advice: "One borrower's debt has a cap. Borrow less.",
  },
  DebtTooSmall: {
    title: "The debt would be too small",
    advice: "Borrow at least 0.01 SOL.",
    kind: "input",
  },
  PoolStale: {
    title: "The pool has no price at the moment",
    advice: "Press “Update the pool” and try again. Repaying is always open.",
    remedy: "crank",
  },
  PoolInsolvent: {
    title: "Nothing is lent against this pool any more",
    advice: "It has lost everything once. You can still repay and withdraw.",
  },
  CollateralTooLow: {
    title: "Your collateral would not cover the debt",
    advice: "Post more tideSOL, borrow less, or repay first.",
    kind: "funds",
  },
  Healthy: { title: "The collateral covers the debt", ...LIQUIDATORS },
  NoDebt: {
    title: "There is no debt",
    advice: "Nothing has to be repaid.",
    kind: "input",
  },
  CollateralLeft: { title: "There is collateral left to seize", ...LIQUIDATORS },
  NotEmpty: {
    title: "The account is not empty",
    advice: "Withdraw everything and repay first; then its rent can be had back.",
    kind: "input",
  },
  ParameterOutOfBounds: { title: "A parameter is outside its bounds", ...OPERATORS },
  NothingLeft: {
    title: "Nothing is left in this market",
    advice: "Suppliers have lost everything here. Use another market.",
  },
};
