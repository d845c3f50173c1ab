/** Hooks on the pool. */
import { useMemo } from "react";

import type {
  ConnectionView,
  HistoryView,
  Loadable,
  PoolView,
  SolvencyView,
  ValidatorsView,
} from "../types.ts";
import { historyView } from "../views/history.ts";
import { poolView } from "../views/pool.ts";
import { solvencyView } from "../views/solvency.ts";
import { validatorsView } from "../views/validators.ts";
import { both, mapped, useRecheck, useResource, useSeen, useSignal } from "./reading.ts";
import { useChain, useRuntime } from "./runtime.ts";

export function useConnection(): ConnectionView {
  const { startup } = useRuntime();
  const chain = useChain();
  const link = useSignal(chain?.node.connection.link);
  const tick = useSignal(chain?.slots.newest);
  return useMemo(() => {
    if (chain === null || link === null) {
      const error = startup.status === "failed" ? startup.error : null;
      const retry = startup.status === "failed" ? startup.retry : () => undefined;
      return { ...UNKNOWN, status: error === null ? "connecting" : "offline", error, retry };
    }
    const { cluster, rpcUrl, faucet } = chain.config;
    const { retry } = chain.node.connection;
    return { ...link, cluster, rpcUrl, faucet, slot: tick?.slot ?? null, retry };
  }, [startup, chain, link, tick]);
}

const UNKNOWN = {
  transport: "none",
  cluster: "",
  rpcUrl: "",
  faucet: false,
  slot: null,
  lastHeardAt: null,
  nextTryAt: null,
} as const;

export function usePool(): Loadable<PoolView> {
  const seen = useSeen();
  return useMemo(() => mapped(seen, poolView), [seen]);
}

export function useHistory(): Loadable<HistoryView> {
  const chain = useChain();
  const seen = useSeen();
  const times = useResource(chain?.times);
  const live = useSignal(chain?.live);
  return useMemo(
    () => mapped(both(seen, times), ([now, known]) => historyView(now, known, live ?? [])),
    [seen, times, live],
  );
}

export function useValidators(): Loadable<ValidatorsView> {
  const seen = useSeen();
  const list = useResource(useChain()?.validators);
  return useMemo(
    () => mapped(both(seen, list), ([now, found]) => validatorsView(now, found)),
    [seen, list],
  );
}

export function useSolvency(): Loadable<SolvencyView> {
  const resource = useChain()?.solvency;
  const state = useResource(resource);
  const recheck = useRecheck(resource);
  return useMemo(() => mapped(state, (found) => solvencyView(found, recheck)), [state, recheck]);
}
