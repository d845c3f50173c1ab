/** Hooks from the chain's signals and resources to what pages are given. */
import { useCallback, useMemo, useSyncExternalStore } from "react";

import type { Chain } from "../../chain/chain.ts";
import type { Link } from "../../chain/connection.ts";
import { explain } from "../../chain/errors/explain.ts";
import type { PoolState } from "../../chain/pool.ts";
import type { Resource } from "../../chain/resource.ts";
import type { Signal } from "../../chain/signal.ts";
import type { Tick } from "../../chain/slots.ts";
import type { Loadable } from "../types.ts";
import type { Seen } from "../views/pool.ts";
import { useChain, useRuntime } from "./runtime.ts";

const LOADING = { status: "loading" } as const;
const loading = (): Loadable<never> => LOADING;
const none = () => null;
const noNews = () => () => undefined;

export function useSignal<T>(signal: Signal<T> | undefined): T | null {
  return useSyncExternalStore<T | null>(signal?.subscribe ?? noNews, signal?.get ?? none);
}

/** What a resource holds, and since when it is stale. */
export function useResource<T>(resource: Resource<T> | null | undefined): Loadable<T> {
  const { startup } = useRuntime();
  const chain = useChain();
  const state = useSyncExternalStore<Loadable<T>>(
    resource?.subscribe ?? noNews,
    resource?.get ?? loading,
  );
  const link = useSignal<Link>(chain?.node.connection.link);
  return useMemo(() => {
    if (startup.status === "failed") return { status: "failed", error: startup.error };
    return link === null ? state : stale(state, link);
  }, [startup, state, link]);
}

/** Without a node everything is as old as its last answer. */
function stale<T>(state: Loadable<T>, link: Link): Loadable<T> {
  if (state.status !== "ready") return state;
  if (link.status !== "offline") return state;
  return { ...state, staleSince: state.staleSince ?? link.lastHeardAt ?? Date.now() };
}

/** The pool at the newest slot. */
export function useSeen(): Loadable<Seen> {
  const chain = useChain();
  const state = useResource(chain?.pool);
  const tick = useSignal<Tick | null>(chain?.slots.newest);
  return useMemo(
    () => mapped(state, (pool) => seenOf(requireChain(chain), pool, tick)),
    [chain, state, tick],
  );
}

export function seenOf(chain: Chain, state: PoolState, tick: Tick | null): Seen {
  return {
    state,
    moment: chain.moment(state),
    slotMilliseconds: chain.slots.milliseconds,
    arithmetic: chain.arithmetic,
    at: tick?.at ?? Date.now(),
  };
}

function requireChain(chain: Chain | null): Chain {
  if (chain === null) throw new Error("there is a pool without a chain");
  return chain;
}

/** A view of what was read; a view that cannot be made is a failure and not a broken page. */
export function mapped<T, V>(state: Loadable<T>, view: (value: T) => V): Loadable<V> {
  if (state.status !== "ready") return state;
  try {
    return { ...state, value: view(state.value) };
  } catch (error) {
    return { status: "failed", error: explain(error) };
  }
}

/** Both, as old as the older one. */
export function both<A, B>(a: Loadable<A>, b: Loadable<B>): Loadable<readonly [A, B]> {
  if (a.status !== "ready") return a;
  if (b.status !== "ready") return b;
  const since = [a.staleSince, b.staleSince].filter((one) => one !== undefined);
  const staleSince = since.length === 0 ? {} : { staleSince: Math.min(...since) };
  return { status: "ready", value: [a.value, b.value], ...staleSince };
}

/** A value that is used where it is there already. */
export const valueOf = <T>(state: Loadable<T>): T | undefined =>
  state.status === "ready" ? state.value : undefined;

/** A function that stays the same while what it uses does. */
export const useRecheck = (resource: Resource<unknown> | undefined) =>
  useCallback(() => void resource?.refresh(), [resource]);
