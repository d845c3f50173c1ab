/**
 * What pages are given and what they can ask for.
 *
 * Amounts are whole numbers of the smallest unit: lamports (10^-9 SOL) and shares (10^-9
 * tideSOL), always `bigint`. A rate is `floor(V * 10^9 / S)`: lamports for one tideSOL. Fees and
 * ratios called `millionths` are parts of a million. Times called `…At` are milliseconds since
 * 1970 by this machine's clock; they are estimates wherever they lie in the future.
 */

export type Lamports = bigint;
export type Shares = bigint;
/** Lamports for one whole tideSOL, rounded down. */
export type Rate = bigint;
export type Millionths = bigint;
export type Slot = bigint;
export type Epoch = bigint;
/** Base58. */
export type AddressText = string;
export type SignatureText = string;
export type Milliseconds = number;

// ---------------------------------------------------------------------------- what went wrong

/** Where an error came from; pages may pick an icon by it. */
export type ErrorKind =
  /** The wallet said no, or has gone. */
  | "rejected"
  /** Too little SOL, tideSOL or stake. */
  | "funds"
  /** What was typed makes no sense. */
  | "input"
  /** A program refused; nothing was changed and at most the network fee was paid. */
  | "refused"
  /** No node answers. */
  | "network"
  /** The transaction's time ran out; it can never land any more. */
  | "expired"
  /** Sent, and nobody can say what became of it yet. */
  | "unknown";

/** An error in words that a person understands. */
export interface HumanError {
  readonly kind: ErrorKind;
  /** What happened: one short sentence. */
  readonly title: string;
  /** What to do about it: one or two sentences. */
  readonly advice: string;
  /** The program's own name of the error, or the node's words; for the curious and for reports. */
  readonly technical?: string;
  /** Something the page itself can do about it. */
  readonly remedy?: "retry" | "crank" | "use-redeem" | "connect" | "airdrop";
}

// ------------------------------------------------------------------------------- what is known

/** Something that is read from the chain and then kept up to date. */
export type Loadable<T> =
  | { readonly status: "loading" }
  /** `staleSince` is set while it cannot be kept up to date: show it, and say so. */
  | { readonly status: "ready"; readonly value: T; readonly staleSince?: Milliseconds }
  | { readonly status: "failed"; readonly error: HumanError };

/** Something of the connected wallet's. */
export type Owned<T> = Loadable<T> | { readonly status: "disconnected" };

// ---------------------------------------------------------------------------------- connection

export interface ConnectionView {
  readonly status: "connecting" | "online" | "offline";
  /** How news arrive; `polling` is slower and means that the websocket is down. */
  readonly transport: "websocket" | "polling" | "none";
  readonly cluster: string;
  readonly rpcUrl: string;
  /** Whether the cluster gives SOL away: offer the action `airdrop`. */
  readonly faucet: boolean;
  /** The newest slot seen, `null` before the first. */
  readonly slot: Slot | null;
  /** When the node was last heard of. */
  readonly lastHeardAt: Milliseconds | null;
  /** When an offline page will try again by itself. */
  readonly nextTryAt: Milliseconds | null;
  readonly error: HumanError | null;
  /** Tries at once. */
  readonly retry: () => void;
}

// -------------------------------------------------------------------------------------- wallet

export interface WalletChoice {
  readonly id: string;
  readonly name: string;
  /** A data URL. */
  readonly icon: string;
}

export type WalletState =
  | { readonly status: "disconnected" }
  | { readonly status: "connecting"; readonly choice: WalletChoice }
  | {
      readonly status: "connected";
      readonly choice: WalletChoice;
      readonly address: AddressText;
      /** All that the wallet lets the page see; more than one can be switched between. */
      readonly accounts: readonly AddressText[];
    };

export interface WalletView {
  readonly state: WalletState;
  /** Those installed in this browser that can sign for Solana; may be empty. */
  readonly choices: readonly WalletChoice[];
  readonly error: HumanError | null;
  connect(id: string): Promise<void>;
  select(address: AddressText): void;
  disconnect(): Promise<void>;
}

// ---------------------------------------------------------------------------------------- time

export interface EpochView {
  readonly epoch: Epoch;
  readonly slot: Slot;
  readonly firstSlot: Slot;
  /** Slots in this epoch. */
  readonly slots: bigint;
  /** From 0 to 1. */
  readonly progress: number;
  /** Measured over the last slots. */
  readonly slotMilliseconds: number;
  readonly endsAt: Milliseconds;
  /** Length of a whole epoch at the measured speed. */
  readonly epochMilliseconds: number;
}

// ---------------------------------------------------------------------------------------- pool

/** What the pool's prices are worth, and so which doors are open. */
export type Freshness =
  /** This epoch's update has run: all doors are open. */
  | { readonly kind: "fresh" }
  /** A boundary has passed and the update is still to come: of the free reserve a quarter may leave. */
  | { readonly kind: "before-update"; readonly payable: Lamports }
  /** More than one epoch behind: entries, exits at once and new tickets wait. */
  | { readonly kind: "behind"; readonly epochs: bigint }
  /** A loss is seen and not booked: the same, and claims wait too. */
  | { readonly kind: "loss-unbooked"; readonly lamports: Lamports };

export type Entries =
  | { readonly kind: "open" }
  | { readonly kind: "paused"; readonly until: Epoch }
  | { readonly kind: "insolvent" }
  | { readonly kind: "stale" };

export interface ReserveView {
  /** All lamports booked in the reserve. */
  readonly total: Lamports;
  /** Rent and 1 SOL that never leave. */
  readonly locked: Lamports;
  /** Set aside for open tickets. */
  readonly forTickets: Lamports;
  /** What exits at once can draw on. */
  readonly free: Lamports;
  /** What they can draw on now: less than `free` between a boundary and the update. */
  readonly payable: Lamports;
  /** What the pool aims at keeping free. */
  readonly target: Lamports;
}

export interface FeesView {
  readonly deposit: Millionths;
  readonly exitFloor: Millionths;
  readonly exitCeiling: Millionths;
  /** The protocol's part of gains. */
  readonly protocol: Millionths;
}

export interface TideView {
  /** `U(t)`: lamports still to flow into the rate. */
  readonly unvested: Lamports;
  readonly startSlot: Slot;
  readonly endSlot: Slot;
  /** `U0`: lamports at `startSlot`. */
  readonly amount: Lamports;
  /** Until all has flown in; `null` when it has. */
  readonly endsAt: Milliseconds | null;
}

/** A parameter or a role that will change. */
export interface PendingView {
  readonly what: string;
  readonly value: Millionths | AddressText;
  readonly readyEpoch: Epoch;
}

export interface RolesView {
  readonly admin: AddressText;
  readonly strategist: AddressText;
  readonly guardian: AddressText;
  readonly treasury: AddressText;
}

export interface PoolView {
  readonly address: AddressText;
  readonly mint: AddressText;
  readonly reserveAddress: AddressText;
  readonly validatorsAddress: AddressText;
  /** The slot that everything below is of; it ticks. */
  readonly slot: Slot;
  readonly epoch: EpochView;
  readonly rate: Rate;
  /** `V(t)`: lamports that the rate recognises. */
  readonly value: Lamports;
  /** `S`. */
  readonly shares: Shares;
  /** Shares issued as tokens. */
  readonly minted: Shares;
  /** Shares that cover the protocol's unclaimed fees. */
  readonly feeShares: Shares;
  /** `B`. */
  readonly backing: Lamports;
  readonly tide: TideView;
  /** Fees that become tide at the next update. */
  readonly pendingFees: Lamports;
  /** Loss not yet made good. */
  readonly lossCarry: Lamports;
  readonly reserve: ReserveView;
  readonly ticketDebt: Lamports;
  readonly openTickets: bigint;
  readonly fees: FeesView;
  readonly freshness: Freshness;
  readonly entries: Entries;
  readonly lastUpdateEpoch: Epoch;
  readonly lastUpdateSlot: Slot;
  readonly roles: RolesView;
  readonly pending: readonly PendingView[];
  /** The rate at another slot if nothing happens until then but the tide. */
  rateAt(slot: Slot): Rate;
}

// ------------------------------------------------------------------------------------- history

/** What an update left on the chain. The rate does not jump at an update. */
export interface RateRecord {
  readonly epoch: Epoch;
  readonly slot: Slot;
  readonly value: Lamports;
  readonly shares: Shares;
  readonly rate: Rate;
  /** When the slot's block was made; `null` where the node no longer knows. */
  readonly at: Milliseconds | null;
}

export interface RatePoint {
  readonly slot: Slot;
  readonly at: Milliseconds;
  readonly rate: Rate;
}

/** What was earned between two records, by the times of their blocks. */
export interface YieldView {
  /**
   * Compounded to a year by the clock; `null` where epochs last seconds, as on a local chain:
   * a year of those is no number to show. Show `equivalentApyPercent` then, and say why.
   */
  readonly apyPercent: number | null;
  /** The same growth with epochs of two days, 182.5 in a year. */
  readonly equivalentApyPercent: number;
  /** Growth of one epoch, in percent. */
  readonly epochPercent: number;
  /** How long an epoch lasted. */
  readonly epochMilliseconds: number;
  /** Growth from the older to the newer record, in percent. */
  readonly gainPercent: number;
  readonly from: RateRecord;
  readonly to: RateRecord;
  readonly epochs: bigint;
}

export interface HistoryView {
  /** The newest 64 updates, oldest first. */
  readonly records: readonly RateRecord[];
  /** `null` with fewer than two records whose times are known. */
  readonly yield: YieldView | null;
  /** The rate at each slot since the page was opened, oldest first, a few hundred at most. */
  readonly live: readonly RatePoint[];
  /** From now until the tide has flown in. */
  readonly ahead: readonly RatePoint[];
}

// ---------------------------------------------------------------------------------- validators

export interface ValidatorView {
  readonly index: number;
  readonly vote: AddressText;
  readonly stakeAccount: AddressText | null;
  readonly transientAccount: AddressText | null;
  /** Lamports that the pool tracks in both. */
  readonly tracked: Lamports;
  /** Of it, told to cool and not yet home. */
  readonly cooling: Lamports;
  /** What the stake accounts themselves say. */
  readonly active: Lamports;
  readonly activating: Lamports;
  readonly deactivating: Lamports;
  readonly weight: number;
  /** Lamports that the weights call for. */
  readonly target: Lamports;
  /** In percent, of the vote account; `null` where it is gone. */
  readonly commissionPercent: number | null;
  /** `null` where the vote account is gone or has never voted. */
  readonly lastVoteSlot: Slot | null;
  readonly flagged: boolean;
  readonly leaving: boolean;
  readonly addedEpoch: Epoch;
  readonly seenEpoch: Epoch;
  /** The most lamports that `redeem_stake` can split off now. */
  readonly givable: Lamports;
}

export interface ValidatorsView {
  readonly list: readonly ValidatorView[];
  /** Slots of the list. */
  readonly capacity: number;
  readonly totalTracked: Lamports;
  readonly maxCommission: Millionths;
  /** Validators observed in this epoch. */
  readonly seen: bigint;
}

// ------------------------------------------------------------------------------------ solvency

export interface SolvencyLine {
  readonly label: string;
  readonly lamports: Lamports;
  /** How many accounts it was added up from. */
  readonly accounts?: number;
}

/** Recomputed in this browser from raw accounts: no sum of the program's is believed. */
export interface SolvencyView {
  readonly slot: Slot;
  readonly at: Milliseconds;
  readonly verdict: "solvent" | "insolvent";
  readonly holds: readonly SolvencyLine[];
  readonly owes: readonly SolvencyLine[];
  readonly held: Lamports;
  readonly owed: Lamports;
  /** `held - owed`. */
  readonly surplus: Lamports;
  /** What does not add up; empty where all does. */
  readonly faults: readonly string[];
  /** What is strange and takes nothing from anybody: gifts, unbooked rewards. */
  readonly notes: readonly string[];
  readonly ticketCount: number;
  /** Reads everything again. */
  recheck(): void;
}

// ---------------------------------------------------------------------------------- the holder

export type StakeState = "inactive" | "activating" | "active" | "deactivating";

/** Whether a stake account can be deposited, and as what. */
export type Depositable =
  /** Joins the pool's stake of its validator. */
  | { readonly kind: "as-stake"; readonly validatorIndex: number }
  /** Inactive: its lamports come as SOL. */
  | { readonly kind: "as-sol" }
  | { readonly kind: "no"; readonly error: HumanError };

export interface StakeAccountView {
  readonly address: AddressText;
  readonly lamports: Lamports;
  readonly delegated: Lamports;
  readonly vote: AddressText | null;
  readonly state: StakeState;
  readonly depositable: Depositable;
}

export interface HolderView {
  readonly address: AddressText;
  readonly lamports: Lamports;
  /** What can be deposited when fees and rents of a transaction are kept back. */
  readonly spendable: Lamports;
  readonly shares: Shares;
  /** `shares` at the rate of now, rounded down. */
  readonly worth: Lamports;
  /** `null` until the first deposit makes it. */
  readonly tokenAccount: AddressText | null;
  readonly stakeAccounts: readonly StakeAccountView[];
}

// ------------------------------------------------------------------------------------- tickets

export type TicketState =
  /** The epoch of the order has not ended. */
  | { readonly kind: "waiting"; readonly claimableEpoch: Epoch; readonly endsAt: Milliseconds }
  /** It has; this epoch's update is still to come. */
  | { readonly kind: "before-update" }
  /** Payable, and the reserve holds enough. */
  | { readonly kind: "claimable" }
  /** Payable, and the reserve waits for stake that cools. */
  | { readonly kind: "reserve-short"; readonly missing: Lamports };

export interface TicketView {
  readonly address: AddressText;
  /** Lamports fixed at the order. */
  readonly owed: Lamports;
  /** What it is worth now, less than `owed` only after a loss. */
  readonly worth: Lamports;
  readonly orderedEpoch: Epoch;
  /** Comes back with the payment. */
  readonly rent: Lamports;
  readonly state: TicketState;
}

// -------------------------------------------------------------------------------------- quotes

/** An answer of the program's own arithmetic, computed here for `slot`. */
export type Quoted<T> =
  | { readonly ok: true; readonly quote: T; readonly slot: Slot }
  /** The program would refuse. */
  | { readonly ok: false; readonly error: HumanError };

export interface DepositQuote {
  readonly shares: Shares;
  /** Lamports of the deposit that stay as fee. */
  readonly fee: Lamports;
  /** Least shares that the transaction accepts. */
  readonly minimumShares: Shares;
  /** Rent of the token account, for a first deposit; it stays the holder's own. */
  readonly rent: Lamports;
}

export interface ExitQuote {
  /** Worth of the shares before fees. */
  readonly gross: Lamports;
  readonly fee: Lamports;
  /** What is paid or owed: `gross - fee`. */
  readonly out: Lamports;
  readonly minimumLamports: Lamports;
}

export interface TicketQuote extends ExitQuote {
  readonly claimableEpoch: Epoch;
  /** When the epoch before it ends. */
  readonly claimableAt: Milliseconds;
  /** Rent of the ticket, which comes back with the payment. */
  readonly rent: Lamports;
}

export interface SplitQuote {
  /** `null` where the reserve can pay nothing. */
  readonly instant: ExitQuote | null;
  /** `null` where the reserve pays all. */
  readonly ticket: TicketQuote | null;
  readonly gross: Lamports;
  readonly fee: Lamports;
  readonly out: Lamports;
  readonly minimumLamports: Lamports;
}

export interface StakeExitQuote extends ExitQuote {
  readonly validatorIndex: number;
  readonly vote: AddressText;
  /** Rent of the new stake account, the holder's own. */
  readonly rent: Lamports;
}

export interface CancelQuote {
  readonly shares: Shares;
  readonly worth: Lamports;
  readonly minimumShares: Shares;
}

/** They tick: call them while rendering, and they answer for the newest slot. */
export interface Quotes {
  readonly slot: Slot;
  deposit(lamports: Lamports): Quoted<DepositQuote>;
  depositStake(stakeAccount: AddressText): Quoted<DepositQuote>;
  redeemSol(shares: Shares): Quoted<ExitQuote>;
  orderTicket(shares: Shares): Quoted<TicketQuote>;
  redeem(shares: Shares): Quoted<SplitQuote>;
  /** From the validator that can give most, or from the one named. */
  redeemStake(shares: Shares, validatorIndex?: number): Quoted<StakeExitQuote>;
  cancelTicket(ticket: AddressText): Quoted<CancelQuote>;
}

// -------------------------------------------------------------------------------------- lender

export interface MarketView {
  readonly address: AddressText;
  /** What suppliers have together. */
  readonly supplied: Lamports;
  readonly borrowed: Lamports;
  /** What can be borrowed or withdrawn now. */
  readonly cash: Lamports;
  /** Expected of tickets of liquidations. */
  readonly receivable: Lamports;
  /** Kept for losses. */
  readonly reserves: Lamports;
  readonly collateral: Shares;
  readonly utilisation: Millionths;
  /** A year's interest on a debt, simple. */
  readonly borrowRate: Millionths;
  /** What suppliers earn of it. */
  readonly supplyRate: Millionths;
  readonly maxLtv: Millionths;
  readonly threshold: Millionths;
  readonly bonus: Millionths;
  readonly closeFactor: Millionths;
  readonly reserveFactor: Millionths;
  readonly kink: Millionths;
  readonly baseRate: Millionths;
  readonly rateAtKink: Millionths;
  readonly rateAtFull: Millionths;
  readonly supplyCap: Lamports;
  readonly borrowCap: Lamports;
  readonly borrowerCap: Lamports;
  /** Whether the pool has a price, without which nothing is borrowed. */
  readonly priced: boolean;
}

/** A borrower's side: how it is, or how it would be. */
export interface LoanHealth {
  readonly collateral: Shares;
  /** Worth of the collateral at the pool's rate. */
  readonly gross: Lamports;
  /** The same after the pool's exit floor: what counts. */
  readonly net: Lamports;
  readonly debt: Lamports;
  /** The most debt that new borrowing may reach. */
  readonly limit: Lamports;
  /** A debt above this can be liquidated. */
  readonly liquidationDebt: Lamports;
  /** `liquidationDebt / debt`, in millionths; `null` without debt. Below a million it can be liquidated. */
  readonly factor: Millionths | null;
}

export interface LoanView {
  /** What was supplied, with interest. */
  readonly supplied: Lamports;
  readonly supplyShares: bigint;
  readonly health: LoanHealth;
  /** The most that can be withdrawn, taken back and borrowed now. */
  readonly withdrawable: Lamports;
  readonly releasable: Shares;
  readonly borrowable: Lamports;
  /** Accounts that are empty, whose rent can be had back. */
  readonly closable: readonly ("position" | "obligation")[];
}

export interface LoanQuote {
  /** What really moves: rounding never takes more than was offered. */
  readonly lamports: Lamports;
  readonly health: LoanHealth;
}

/** They tick like {@link Quotes}. */
export interface LoanQuotes {
  supply(lamports: Lamports): Quoted<LoanQuote>;
  withdraw(lamports: Lamports | "all"): Quoted<LoanQuote>;
  post(tokens: Shares): Quoted<LoanQuote>;
  unpost(tokens: Shares | "all"): Quoted<LoanQuote>;
  borrow(lamports: Lamports): Quoted<LoanQuote>;
  repay(lamports: Lamports | "all"): Quoted<LoanQuote>;
}

// ------------------------------------------------------------------------------------- actions

/** What each action must be told. Minimums come from the quote that the person saw. */
export interface ActionArguments {
  readonly depositSol: { readonly lamports: Lamports; readonly minimumShares: Shares };
  readonly depositStake: { readonly stakeAccount: AddressText; readonly minimumShares: Shares };
  readonly redeemSol: { readonly shares: Shares; readonly minimumLamports: Lamports };
  readonly orderTicket: { readonly shares: Shares; readonly minimumLamports: Lamports };
  readonly redeem: { readonly shares: Shares; readonly minimumLamports: Lamports };
  readonly redeemStake: {
    readonly shares: Shares;
    readonly validatorIndex: number;
    readonly minimumLamports: Lamports;
  };
  readonly claimTicket: { readonly ticket: AddressText };
  readonly cancelTicket: { readonly ticket: AddressText; readonly minimumShares: Shares };
  readonly transferTicket: { readonly ticket: AddressText; readonly newOwner: AddressText };
  readonly supply: { readonly lamports: Lamports };
  readonly withdraw: { readonly lamports: Lamports | "all" };
  readonly post: { readonly tokens: Shares };
  readonly unpost: { readonly tokens: Shares | "all" };
  readonly borrow: { readonly lamports: Lamports };
  readonly repay: { readonly lamports: Lamports | "all" };
  readonly closeAccount: { readonly account: "position" | "obligation" };
  /** Updates the pool, which anybody may: the remedy `crank`. Can take several signatures. */
  readonly crank: Record<string, never>;
  /** Test clusters only. */
  readonly airdrop: { readonly lamports: Lamports };
}

export type ActionName = keyof ActionArguments;

/** What an action brought, as the program itself answered; never the quote. */
export interface ActionResult {
  readonly signature: SignatureText;
  /** Missing, and with it all amounts, where it is done and no node tells the details. */
  readonly slot?: Slot;
  /** Shares minted or taken back. */
  readonly shares?: Shares;
  /** Lamports paid. */
  readonly lamports?: Lamports;
  /** Lamports owed by a new ticket. */
  readonly owed?: Lamports;
  /** The ticket or the stake account that was made. */
  readonly created?: AddressText;
  /** The network's fee. */
  readonly networkFee?: Lamports;
}

export type ActionState =
  | { readonly status: "idle" }
  /** Simulating and pricing. */
  | { readonly status: "preparing" }
  /** The wallet asks. `step` of `steps` where several transactions are needed. */
  | { readonly status: "signing"; readonly step: number; readonly steps: number }
  | { readonly status: "sending"; readonly signature: SignatureText }
  | { readonly status: "confirming"; readonly signature: SignatureText }
  | { readonly status: "done"; readonly result: ActionResult }
  | {
      readonly status: "failed";
      readonly error: HumanError;
      /** Set when it was sent: it can be looked up. */
      readonly signature?: SignatureText;
    };

/** How an action ended. */
export type ActionEnd = Extract<ActionState, { readonly status: "done" | "failed" }>;

export interface Action<N extends ActionName> {
  readonly state: ActionState;
  /** Whether it is under way: disable the button. */
  readonly busy: boolean;
  /** Never throws: what happens is in `state`; the result is returned too, `null` on failure. */
  run(args: ActionArguments[N]): Promise<ActionResult | null>;
  /** Back to `idle`, unless it is under way. */
  reset(): void;
}

// ----------------------------------------------------------------------------------- the model

/** All hooks. Pages use those of `model/hooks.ts`; tests provide an object of this type. */
export interface Model {
  useConnection(): ConnectionView;
  useWallet(): WalletView;
  usePool(): Loadable<PoolView>;
  useHistory(): Loadable<HistoryView>;
  useValidators(): Loadable<ValidatorsView>;
  useSolvency(): Loadable<SolvencyView>;
  useHolder(): Owned<HolderView>;
  /** Newest first. */
  useTickets(): Owned<readonly TicketView[]>;
  useQuotes(): Loadable<Quotes>;
  /** `null` where the page's configuration names no market. */
  useMarket(): Loadable<MarketView | null>;
  useLoan(): Owned<LoanView | null>;
  useLoanQuotes(): Owned<LoanQuotes | null>;
  /**
   * An action of the wallet's, which goes on when nobody looks: whoever asks for it later is told
   * how it goes, or how it ended. `of` tells apart those of one name that are in sight together:
   * a ticket's address, say. `isShown` is `false` for who would not show how it ends.
   */
  useAction<N extends ActionName>(name: N, of?: string, isShown?: boolean): Action<N>;
  /** Calls back when an action ends while nobody shows how. */
  useUnseen(tell: (name: ActionName, end: ActionEnd) => void): void;
}
