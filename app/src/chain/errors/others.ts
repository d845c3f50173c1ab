import { ODD } from "./words.ts";
import type { Words } from "./words.ts";

/** A foreign program's error: its own name, and our words. */
export interface Foreign extends Words {
  readonly name: string;
}

const TOO_LITTLE_SOL: Words = {
  title: "There is too little SOL in your wallet",
  advice:
    "The amount, the network's fee and the rent of new accounts must fit. Enter less, or add SOL.",
  kind: "funds",
  remedy: "airdrop",
};

const SYSTEM: Readonly<Record<number, Foreign>> = {
  0: {
    name: "AccountAlreadyInUse",
    title: "A new account's address was taken meanwhile",
    advice: "Try again: the page chooses another address.",
    remedy: "retry",
  },
  1: { name: "ResultWithNegativeLamports", ...TOO_LITTLE_SOL },
};

const TOKEN: Readonly<Record<number, Foreign>> = {
  0: { name: "NotRentExempt", ...TOO_LITTLE_SOL },
  1: {
    name: "InsufficientFunds",
    title: "There is too little tideSOL in your wallet",
    advice: "Enter a smaller amount.",
    kind: "funds",
  },
  3: { name: "MintMismatch", title: "The token account is of another token", ...ODD },
  4: {
    name: "OwnerMismatch",
    title: "The token account belongs to somebody else",
    advice: "Connect the wallet that owns it.",
  },
  17: {
    name: "AccountFrozen",
    title: "The token account is frozen",
    advice: "Nobody can freeze tideSOL; this is an account of another token.",
  },
};

const STAKE: Readonly<Record<number, Foreign>> = {
  1: {
    name: "LockupInForce",
    title: "The stake account is locked up",
    advice: "It can be moved when its lockup has ended.",
  },
  3: {
    name: "TooSoonToRedelegate",
    title: "The stake has moved in this epoch already",
    advice: "Wait for the next epoch and try again.",
  },
  4: {
    name: "InsufficientStake",
    title: "There is too little stake in the account",
    advice: "Enter a smaller amount.",
    kind: "funds",
  },
  6: {
    name: "MergeMismatch",
    title: "These stake accounts cannot be merged now",
    advice: "One of them is warming up or cooling down. Wait for the next epoch and try again.",
  },
  12: {
    name: "InsufficientDelegation",
    title: "The amount is below the least that can be staked",
    advice:
      "The network wants more than that in a stake account, as a rule at least 1 SOL. Enter more.",
    kind: "input",
  },
  16: {
    name: "EpochRewardsActive",
    title: "The network is paying out staking rewards",
    advice: "Stake cannot move for some moments at the start of an epoch. Try again shortly.",
    remedy: "retry",
  },
};

/** Errors of the programs that ours call, by the program's address and their number. */
export const FOREIGN_WORDS: Readonly<Record<string, Readonly<Record<number, Foreign>>>> = {
  "11111111111111111111111111111111": SYSTEM,
  TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA: TOKEN,
  Stake11111111111111111111111111111111111111: STAKE,
};

/** Errors of the runtime, by the names that nodes give them. */
export const RUNTIME_WORDS: Readonly<Record<string, Words>> = {
  AccountNotFound: {
    title: "There is no SOL in your wallet yet",
    advice: "Add SOL first: it pays the network's fee too.",
    kind: "funds",
    remedy: "airdrop",
  },
  InsufficientFundsForFee: TOO_LITTLE_SOL,
  InsufficientFundsForRent: {
    title: "Too little SOL would be left in an account",
    advice: "An account must keep its rent or be emptied. Leave a little more SOL in your wallet.",
    kind: "funds",
    remedy: "airdrop",
  },
  InsufficientFunds: TOO_LITTLE_SOL,
  BlockhashNotFound: {
    title: "The transaction came too late",
    advice: "It was signed for a moment that has passed, and can never land any more. Try again.",
    kind: "expired",
    remedy: "retry",
  },
  AlreadyProcessed: {
    title: "The transaction has landed already",
    advice: "Look at your balances before you try again.",
  },
  AccountInUse: {
    title: "Many people use the pool at this moment",
    advice: "Nothing was changed. Try again.",
    remedy: "retry",
  },
  ComputationalBudgetExceeded: {
    title: "The transaction took more work than it had paid for",
    advice: "Nothing was changed. Try again: the page measures anew.",
    remedy: "retry",
  },
  ProgramAccountNotFound: {
    title: "The program is not on this cluster",
    advice: "The page is set up for another cluster than the node's. Tell whoever runs the page.",
  },
  MissingAccount: {
    title: "An account does not exist any more",
    advice: "It was closed meanwhile. Reload the page and try again.",
    remedy: "retry",
  },
};
