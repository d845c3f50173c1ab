/** One pool on one node: everything that pages read, and what keeps it fresh. */
import type { Address } from "@solana/kit";

import type { Arithmetic } from "../math/arithmetic.ts";
import { PoolMath } from "../math/pool.ts";
import { epochOf } from "../math/situation.ts";
import type { Moment } from "../math/situation.ts";
import type { RatePoint } from "../model/types.ts";
import { BlockTimes } from "./block_times.ts";
import type { Config } from "./config.ts";
import { Feed } from "./feed.ts";
import { readHolder, readTickets, tokenAccountOf } from "./holder.ts";
import type { Holder, OwnedTicket } from "./holder.ts";
import { readLoan, readMarket } from "./market.ts";
import type { Loan, MarketState } from "./market.ts";
import { MinimumDelegation } from "./minimum_delegation.ts";
import { nodeAt } from "./node.ts";
import type { Node } from "./node.ts";
import { readPool } from "./pool.ts";
import type { PoolState } from "./pool.ts";
import { recordsOf } from "./records.ts";
import { Resource } from "./resource.ts";
import { Signal } from "./signal.ts";
import { Slots } from "./slots.ts";
import { readSolvency } from "./solvency.ts";
import type { SolvencyState } from "./solvency.ts";
import { readValidators } from "./validators.ts";
import type { ValidatorList } from "./validators.ts";

/** How often things are read when no notification says that they changed, in milliseconds. */
const OFTEN = 15_000;
const SELDOM = 60_000;
/** Without a websocket. */
const POLLED = 3_000;
/** Points of the chart that begins when the page is opened. */
const LIVE_POINTS = 600;

/** What belongs to one wallet. */
export interface Holdings {
  readonly owner: Address;
  readonly holder: Resource<Holder>;
  readonly tickets: Resource<readonly OwnedTicket[]>;
  readonly loan: Resource<Loan> | null;
  refresh(): void;
  /** Listens for changes until the returned function is called. */
  follow(): () => void;
}

export class Chain {
  readonly config: Config;
  readonly arithmetic: Arithmetic;
  readonly node: Node;
  readonly slots = new Slots();
  readonly pool: Resource<PoolState>;
  readonly validators: Resource<ValidatorList>;
  readonly solvency: Resource<SolvencyState>;
  readonly market: Resource<MarketState> | null;
  /** When the blocks of the pool's records were made, by slot. */
  readonly times: Resource<ReadonlyMap<bigint, number | null>>;
  /** The rate at each slot since the page was opened. */
  readonly live = new Signal<readonly RatePoint[]>([]);
  readonly #feed: Feed;
  readonly #ends: (() => void)[] = [];
  #epoch: bigint | null = null;
  #records = 0n;

  constructor(config: Config, arithmetic: Arithmetic, node = nodeAt(config.rpcUrl, config.wsUrl)) {
    this.config = config;
    this.arithmetic = arithmetic;
    this.node = node;
    this.#feed = new Feed(node, this.slots);
    const { pool, market } = config;
    const blockTimes = new BlockTimes(node.rpc);
    const minimum = new MinimumDelegation(node.rpc);
    this.pool = new Resource(() => readPool(node, pool), this.#often);
    this.validators = new Resource(
      () => readValidators(node, pool, minimum),
      () => OFTEN,
    );
    this.solvency = new Resource(
      () => readSolvency(node, arithmetic, pool),
      () => SELDOM,
    );
    this.market =
      market === null ? null : new Resource(() => readMarket(node, market), this.#often);
    this.times = new Resource(
      async () => {
        const state = this.pool.value() ?? (await readPool(node, pool));
        return blockTimes.of(recordsOf(state.pool).map(({ slot }) => slot));
      },
      () => SELDOM,
    );
  }

  start(): void {
    const { config, node } = this;
    this.#feed.start();
    this.#ends.push(
      this.#feed.watch(config.pool, this.pool.refreshIfWatched),
      this.slots.newest.subscribe(this.#onSlot),
      this.pool.subscribe(this.#onPool),
      node.connection.onRecovery(() => {
        this.slots.forget();
        this.refresh();
      }),
    );
    if (config.market !== null && this.market !== null) {
      this.#ends.push(this.#feed.watch(config.market, this.market.refreshIfWatched));
    }
    void this.#learnSpeed();
  }

  close(): void {
    for (const end of this.#ends) end();
    this.#feed.close();
    this.node.connection.close();
  }

  /** Reads everything anew that somebody looks at. */
  refresh = (): void => {
    for (const one of [this.pool, this.validators, this.solvency, this.market, this.times]) {
      one?.refreshIfWatched();
    }
  };

  /** The moment of the newest slot, as the arithmetic wants it. */
  moment(state: PoolState): Moment {
    const newest = this.slots.newest.get()?.slot ?? state.slot;
    const slot = newest > state.slot ? newest : state.slot;
    const { schedule } = state;
    return { slot, epoch: epochOf(slot, schedule).epoch, schedule, rent: state.rent(0n) };
  }

  /** What a wallet has. */
  holdingsOf(owner: Address): Holdings {
    const { node, config } = this;
    const holder = new Resource(() => readHolder(node, config.pool, owner), this.#often);
    const tickets = new Resource(
      () => readTickets(node, config.pool, owner),
      () => OFTEN,
    );
    const { market } = config;
    const loan =
      market === null
        ? null
        : new Resource(
            () => readLoan(node, market, owner),
            () => OFTEN,
          );
    const refresh = () => {
      for (const one of [holder, tickets, loan]) one?.refreshIfWatched();
    };
    const follow = () => {
      const ends = [
        this.#feed.watch(owner, refresh),
        node.connection.onRecovery(refresh),
        this.#onEpoch(refresh),
      ];
      let isOver = false;
      void tokenAccountOf(config.pool, owner).then((account) => {
        if (!isOver) ends.push(this.#feed.watch(account, holder.refreshIfWatched));
      });
      return () => {
        isOver = true;
        for (const end of ends) end();
      };
    };
    return { owner, holder, tickets, loan, refresh, follow };
  }

  readonly #often = (): number =>
    this.node.connection.link.get().transport === "websocket" ? OFTEN : POLLED;

  readonly #epochListeners = new Set<() => void>();

  #onEpoch(listener: () => void): () => void {
    this.#epochListeners.add(listener);
    return () => void this.#epochListeners.delete(listener);
  }

  readonly #onSlot = (): void => {
    const state = this.pool.value();
    const tick = this.slots.newest.get();
    if (state === undefined || tick === null) return;
    const moment = this.moment(state);
    const rate = new PoolMath(this.arithmetic, moment, state.bytes).rate();
    if (rate.ok) {
      const point = { slot: moment.slot, at: tick.at, rate: rate.value.rate };
      this.live.set([...this.live.get(), point].slice(-LIVE_POINTS));
    }
    if (this.#epoch !== null && this.#epoch !== moment.epoch) {
      this.refresh();
      for (const listener of [...this.#epochListeners]) listener();
    }
    this.#epoch = moment.epoch;
  };

  /** Each update adds a record, and looks at all validators before. */
  readonly #onPool = (): void => {
    const recorded = this.pool.value()?.pool.history.recorded ?? 0n;
    if (recorded === this.#records) return;
    this.#records = recorded;
    this.times.refreshIfWatched();
    this.validators.refreshIfWatched();
  };

  async #learnSpeed(): Promise<void> {
    try {
      const [sample] = await this.node.rpc.getRecentPerformanceSamples(1).send();
      if (sample !== undefined && sample.numSlots > 0n) {
        this.slots.assume((sample.samplePeriodSecs * 1_000) / Number(sample.numSlots));
      }
    } catch {
      // It is a guess until slots have been seen; the connection has heard of it.
    }
  }
}
