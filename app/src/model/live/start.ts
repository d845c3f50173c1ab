/** From the config and the arithmetic to a chain; anew when the config names another. */
import { useEffect, useState } from "react";

import { Chain } from "../../chain/chain.ts";
import { fetchConfig } from "../../chain/config.ts";
import { explain } from "../../chain/errors/explain.ts";
import { loadArithmetic } from "../../math/load.ts";
import type { Startup } from "./runtime.ts";

const RETRY = 3_000;
/** A chain that was made anew has another pool, or at least another beginning. */
const LOOK_AGAIN = 30_000;

/** What a chain is, by its config and the hash of its first block where that is known. */
async function identityOf(chain: Chain): Promise<string> {
  return chain.node.rpc.getGenesisHash().send();
}

export function useStartup(): Startup {
  const [startup, setStartup] = useState<Startup>({ status: "starting" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let [isOver, chain, timer]: [boolean, Chain | null, ReturnType<typeof setTimeout> | undefined] =
      [false, null, undefined];
    const again = () => {
      setAttempt((count) => count + 1);
    };
    const start = async () => {
      try {
        const [config, arithmetic] = await Promise.all([fetchConfig(), loadArithmetic()]);
        if (ended()) return;
        chain = new Chain(config, arithmetic);
        chain.start();
        setStartup({ status: "running", chain });
        watchIdentity(chain, ended, again);
      } catch (error) {
        if (ended()) return;
        setStartup({ status: "failed", error: explain(error), retry: again });
        timer = setTimeout(again, RETRY);
      }
    };
    const ended = () => isOver;
    void start();
    return () => {
      isOver = true;
      clearTimeout(timer);
      chain?.close();
    };
  }, [attempt]);
  return startup;
}

/** Calls `onOther` once when config or chain are not those any more that the page began with. */
function watchIdentity(chain: Chain, isOver: () => boolean, onOther: () => void): void {
  const config = JSON.stringify(chain.config);
  let genesis: string | null = null;
  let isLooking = false;
  const look = async () => {
    if (isLooking || isOver()) return;
    isLooking = true;
    try {
      const now = JSON.stringify(await fetchConfig());
      const begun = await identityOf(chain);
      if (isOver()) return;
      if (now !== config || (genesis !== null && genesis !== begun)) {
        clearInterval(interval);
        onOther();
      }
      genesis ??= begun;
    } catch {
      // Not reachable now; the next look will tell.
    } finally {
      isLooking = false;
    }
  };
  const interval = setInterval(() => {
    if (isOver()) clearInterval(interval);
    void look();
  }, LOOK_AGAIN);
  chain.node.connection.onRecovery(() => void look());
  void look();
}
