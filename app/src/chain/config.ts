/** `/config.json`, which whoever serves the page writes: which cluster, which pool. */
import { address } from "@solana/kit";
import type { Address } from "@solana/kit";

import { Told } from "./errors/explain.ts";

export type Cluster = "mainnet" | "devnet" | "testnet" | "localnet";

export interface Config {
  readonly cluster: Cluster;
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly pool: Address;
  /** The lender's market, where there is one. */
  readonly market: Address | null;
  /** Whether the cluster gives SOL away. */
  readonly faucet: boolean;
}

const CLUSTERS: readonly string[] = ["mainnet", "devnet", "testnet", "localnet"];

/** Reads it anew each time: a local chain may have been made anew meanwhile. */
export async function fetchConfig(signal?: AbortSignal): Promise<Config> {
  const options: RequestInit = { cache: "no-store", ...(signal === undefined ? {} : { signal }) };
  const response = await fetch("config.json", options);
  if (!response.ok) throw unusable(`the server answered ${response.status}`);
  let json: unknown;
  try {
    json = await response.json();
  } catch {
    throw unusable("it is no JSON");
  }
  return parseConfig(json);
}

export function parseConfig(json: unknown): Config {
  if (typeof json !== "object" || json === null) throw unusable("it is no object");
  const fields = json as Record<string, unknown>;
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value !== "string" || value === "") throw unusable(`it has no ${name}`);
    return value;
  };
  const cluster = text("cluster");
  if (!CLUSTERS.includes(cluster)) throw unusable(`there is no cluster ${cluster}`);
  return {
    cluster: cluster as Cluster,
    rpcUrl: text("rpcUrl"),
    wsUrl: text("wsUrl"),
    pool: place(text("pool"), "pool"),
    market: typeof fields["market"] === "string" ? place(fields["market"], "market") : null,
    faucet: fields["faucet"] === true,
  };
}

function place(text: string, name: string): Address {
  try {
    return address(text);
  } catch {
    throw unusable(`${name} is no address`);
  }
}

const unusable = (why: string) =>
  new Told({
    kind: "network",
    title: "The page does not know which pool to show",
    advice: "Its config.json is missing or wrong. Tell whoever runs this page.",
    technical: `config.json: ${why}`,
    remedy: "retry",
  });
