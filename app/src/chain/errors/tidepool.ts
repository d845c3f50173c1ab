import { ODD, OPERATORS } from "./words.ts";
import type { Words } from "./words.ts";

const CHANGED: Pick<Words, "advice" | "remedy"> = {
  advice: "The list of validators has changed meanwhile. Try again with the newest.",
  remedy: "retry",
};
const OTHER_VALIDATOR: Pick<Words, "advice"> = {
  advice: "Choose another validator, take less, or leave with SOL instead of stake.",
};

/** Every error of the pool's program by its name; a test compares the names with the IDL. */
export const TIDEPOOL_WORDS: Readonly<Record<string, Words>> = {
  PoolStale: {
    title: "The pool's price is out of date",
    advice: "Anybody may update it, you too: press “Update the pool” and try again.",
    remedy: "crank",
  },
  Insolvent: {
    title: "The pool has lost everything once",
    advice: "Deposits are closed for good. Whatever is left can be redeemed.",
  },
  ZeroOutput: {
    title: "The amount is too small",
    advice: "Nothing would come out of it. Enter a larger amount.",
    kind: "input",
  },
  SlippageExceeded: {
    title: "The price moved while you were signing",
    advice:
      "You would have got less than you were shown, so nothing was done. Look at the new quote and try again.",
    remedy: "retry",
  },
  InsufficientReserve: {
    title: "The reserve does not hold that much",
    advice:
      "Take less at once, or choose “Both”: the reserve pays what it can and a ticket covers the rest.",
    remedy: "use-redeem",
  },
  GapQuotaExceeded: {
    title: "Until this epoch's update only a quarter of the reserve may leave",
    advice:
      "Wait some moments for the update, update the pool yourself, take less, or choose “Both”.",
    remedy: "crank",
  },
  TicketNotReady: {
    title: "The ticket is not payable yet",
    advice:
      "It is paid after the first update of a later epoch than the order's. The countdown shows when.",
  },
  AmountOutOfRange: {
    title: "The amount is too large",
    advice: "No pool can count so much. Enter a smaller amount.",
    kind: "input",
  },
  ParameterOutOfBounds: { title: "A parameter is outside its bounds", ...OPERATORS },
  SupplyMismatch: {
    title: "More tideSOL exists than the pool has issued",
    advice: "That must not happen, and nothing was changed. Please report it at once.",
  },
  UnknownVersion: {
    title: "The pool is newer than this page",
    advice: "Reload the page to get the newest version.",
  },
  WrongReserve: { title: "The transaction named another reserve", ...ODD },
  WrongMint: { title: "The transaction named another token", ...ODD },
  WrongValidatorList: { title: "The transaction named another list of validators", ...ODD },
  WrongTokenAccount: {
    title: "Your tideSOL account cannot be used",
    advice: "It is closed, or of another token. Reload the page; a deposit makes a new one.",
  },
  WrongStakeAccount: { title: "The validator's stake has moved", ...CHANGED },
  WrongStakeAddress: { title: "The validator's stake has moved", ...CHANGED },
  WrongVoteAccount: { title: "This is no vote account", ...OPERATORS },
  WrongSysvar: { title: "The transaction named a wrong program or sysvar", ...ODD },
  WrongTicketPool: { title: "The ticket belongs to another pool", ...ODD },
  WrongTicketOwner: {
    title: "The ticket belongs to somebody else",
    advice: "It was transferred meanwhile. Look at your tickets again.",
  },
  UnexpectedStakeState: {
    title: "The validator's stake is on the move",
    advice: "Update the pool, or choose another validator, and try again.",
    remedy: "crank",
  },
  NotAdmin: { title: "Only the pool's admin may do this", ...OPERATORS },
  NotStrategist: { title: "Only the pool's strategist may do this", ...OPERATORS },
  NoSuchValidator: { title: "This validator is no longer on the list", ...CHANGED },
  ValidatorMismatch: { title: "This validator is no longer at its place", ...CHANGED },
  ValidatorAlreadyListed: { title: "The validator is on the list already", ...OPERATORS },
  ValidatorListFull: { title: "The list of validators is full", ...OPERATORS },
  ValidatorTooNew: { title: "A new validator waits two epochs for a weight", ...OPERATORS },
  CommissionTooHigh: {
    title: "The validator's commission is above the pool's limit",
    ...OTHER_VALIDATOR,
  },
  ValidatorsNotUpdated: {
    title: "Not all validators were looked at in this epoch",
    advice: "Press “Update the pool”: the page sends what is missing.",
    remedy: "crank",
  },
  EpochRewardsActive: {
    title: "The network is paying out staking rewards",
    advice:
      "Stake cannot move for some moments at the start of an epoch. Try again shortly, or use SOL.",
    remedy: "retry",
  },
  OutsideWindow: { title: "Stake moves at the end of an epoch only", ...OPERATORS },
  UpdateRequired: {
    title: "This epoch's update has not run",
    advice: "Press “Update the pool” and try again.",
    remedy: "crank",
  },
  NotAStakeAccount: {
    title: "This is no stake account",
    advice: "It was closed meanwhile, or was never one. Choose another.",
  },
  WrongStakeAuthority: {
    title: "You may not withdraw from this stake account",
    advice: "Only its withdraw authority can deposit it. Connect the wallet that holds that key.",
  },
  LockupInForce: {
    title: "The stake account is locked up",
    advice: "It can be deposited when its lockup has ended.",
  },
  StakeNotSettled: {
    title: "The stake is warming up or cooling down",
    advice:
      "Wait until it is fully active or fully inactive, at the next epoch as a rule, and try again.",
  },
  WrongValidator: { title: "The stake is with another validator", ...ODD },
  ValidatorFlagged: {
    title: "The pool takes no more stake of this validator",
    advice:
      "It is flagged, for its commission or for not voting. Deactivate the stake and deposit it as SOL.",
  },
  ValidatorLeaving: {
    title: "This validator is leaving the pool",
    advice: "Deactivate the stake and deposit it as SOL, or choose another validator.",
  },
  ValidatorNotReady: {
    title: "The pool's own stake at this validator is on the move",
    advice: "Wait for the next epoch, or choose another validator.",
  },
  BelowMinimumDelegation: {
    title: "The amount is below the least that can be staked",
    advice: "The network wants a least amount in a stake account, 1 SOL as a rule. Enter more.",
    kind: "input",
  },
  SourceNotAllowed: {
    title: "This validator cannot give that much",
    ...OTHER_VALIDATOR,
  },
  SourceTooSmall: { title: "This validator cannot give that much", ...OTHER_VALIDATOR },
  WrongNewStakeAccount: { title: "The new stake account is not empty", ...ODD },
  ValidatorNotLeaving: { title: "The validator must be removed first", ...OPERATORS },
  ValidatorNotEmpty: { title: "The validator's stake has not come home", ...OPERATORS },
  NotTicketOwner: {
    title: "The ticket belongs to somebody else",
    advice: "Only its owner may do this. Connect the wallet that owns it.",
  },
  NotGuardian: { title: "Only the pool's guardian may do this", ...OPERATORS },
  NotTreasury: { title: "Only the pool's treasury may do this", ...OPERATORS },
  NotProposedAuthority: { title: "Only who was proposed may accept the role", ...OPERATORS },
  NoSuchRole: { title: "There is no such role", ...OPERATORS },
  NoSuchParameter: { title: "There is no such parameter", ...OPERATORS },
  ZeroAuthority: { title: "A role needs a key", ...OPERATORS },
  NothingPending: { title: "Nothing is proposed there", ...OPERATORS },
  ChangeTooEarly: { title: "A change waits two full epochs", ...OPERATORS },
  EntriesPaused: {
    title: "Deposits are paused",
    advice:
      "The guardian has closed the ways in for some epochs; the pool's page says until when. All exits are open.",
  },
  PauseExhausted: { title: "Three pauses in a row are the most", ...OPERATORS },
  DurableNonce: {
    title: "This cannot be signed ahead of time",
    advice: "Sign with a recent blockhash, without a durable nonce.",
  },
  WrongMetadataAccount: { title: "This is not the token's metadata", ...OPERATORS },
};
