/** The pool as pages show it. */
import { PoolMath } from "../../math/pool.ts";
import type { Arithmetic, Answer } from "../../math/arithmetic.ts";
import { epochOf } from "../../math/situation.ts";
import type { Moment } from "../../math/situation.ts";
import { Told, explainOurs } from "../../chain/errors/explain.ts";
import type { PoolState } from "../../chain/pool.ts";
import type { Entries, EpochView, Freshness, PoolView, TideView } from "../types.ts";
import { pendingOf } from "./pending.ts";

const INSOLVENT = 1;
const LOCKED = 1_000_000_000n;

/** The pool, the moment, and how fast slots pass. */
export interface Seen {
  readonly state: PoolState;
  readonly moment: Moment;
  readonly slotMilliseconds: number;
  readonly arithmetic: Arithmetic;
  /** When the newest slot was seen. */
  readonly at: number;
}

/** The answer, where the arithmetic must have one. */
export function must<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Told(explainOurs(answer.code));
}

export const mathOf = ({ arithmetic, moment, state }: Seen): PoolMath =>
  new PoolMath(arithmetic, moment, state.bytes);

export function poolView(seen: Seen): PoolView {
  const { state, moment } = seen;
  const { pool } = state;
  const { rate: block } = pool;
  const math = mathOf(seen);
  const price = must(math.rate());
  const reserve = must(math.reserve());
  const freshness = freshnessOf(seen, reserve.payable);
  return {
    address: state.address,
    mint: pool.mint,
    reserveAddress: pool.reserve,
    validatorsAddress: pool.validators,
    slot: moment.slot,
    epoch: epochView(seen),
    rate: price.rate,
    value: price.value,
    shares: price.shares,
    minted: block.minted,
    feeShares: pool.feeShares,
    backing: block.backing,
    tide: tideView(seen, price.unvested),
    pendingFees: block.pendingFees,
    lossCarry: block.lossCarry,
    reserve: {
      total: block.reserve,
      locked: state.rent(0n) + LOCKED,
      forTickets: reserve.leaving < block.ticketDebt ? reserve.leaving : block.ticketDebt,
      free: reserve.free,
      payable: reserve.payable,
      target: reserve.target,
    },
    ticketDebt: block.ticketDebt,
    openTickets: pool.openTickets,
    fees: {
      deposit: BigInt(block.depositFee),
      exitFloor: BigInt(block.exitFloor),
      exitCeiling: BigInt(block.exitCeiling),
      protocol: BigInt(block.protocolFee),
    },
    freshness,
    entries: entriesOf(seen, freshness),
    lastUpdateEpoch: block.lastUpdateEpoch,
    lastUpdateSlot: block.lastUpdateSlot,
    roles: {
      admin: pool.admin,
      strategist: pool.strategist,
      guardian: pool.guardian,
      treasury: pool.treasury,
    },
    pending: pendingOf(pool),
    rateAt: (slot) => must(mathOf({ ...seen, moment: { ...moment, slot } }).rate()).rate,
  };
}

export function epochView({ moment, state, slotMilliseconds, at }: Seen): EpochView {
  const { epoch, firstSlot, slots } = epochOf(moment.slot, state.schedule);
  const left = Number(firstSlot + slots - moment.slot);
  return {
    epoch,
    slot: moment.slot,
    firstSlot,
    slots,
    progress: Number(moment.slot - firstSlot) / Number(slots),
    slotMilliseconds,
    endsAt: at + left * slotMilliseconds,
    epochMilliseconds: Number(slots) * slotMilliseconds,
  };
}

function tideView({ state, moment, slotMilliseconds, at }: Seen, unvested: bigint): TideView {
  const { tideAmount: amount, tideStart: startSlot, tideDuration } = state.pool.rate;
  const endSlot = startSlot + tideDuration;
  const left = Number(endSlot - moment.slot) * slotMilliseconds;
  return { unvested, startSlot, endSlot, amount, endsAt: unvested > 0n ? at + left : null };
}

function freshnessOf({ state, moment }: Seen, payable: bigint): Freshness {
  const { observed, lastUpdateEpoch } = state.pool.rate;
  if (observed < 0n) return { kind: "loss-unbooked", lamports: -observed };
  const epochs = moment.epoch - lastUpdateEpoch;
  if (epochs > 1n) return { kind: "behind", epochs };
  return epochs > 0n ? { kind: "before-update", payable } : { kind: "fresh" };
}

function entriesOf({ state, moment }: Seen, freshness: Freshness): Entries {
  const { rate, pause } = state.pool;
  if ((rate.flags & INSOLVENT) !== 0) return { kind: "insolvent" };
  if (moment.epoch < pause.until) return { kind: "paused", until: pause.until };
  const isStale = freshness.kind === "behind" || freshness.kind === "loss-unbooked";
  return isStale ? { kind: "stale" } : { kind: "open" };
}
