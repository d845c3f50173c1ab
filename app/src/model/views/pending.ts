/** Changes that were announced and do not hold yet. */
import type { Pool } from "../../chain/generated/tidepool/index.ts";
import { NO_ADDRESS } from "../../chain/validators.ts";
import type { PendingView } from "../types.ts";

/** In the order of their numbers. */
const ROLES = ["Admin", "Strategist", "Guardian", "Treasury"];
const PARAMETERS = [
  "Exit fee, least",
  "Exit fee, most",
  "Deposit fee",
  "Protocol fee",
  "Reserve target",
  "Delegation window",
  "Movement cap",
  "Highest commission",
];

export function pendingOf(pool: Pool): readonly PendingView[] {
  const roles = pool.pendingAuthorities.map(({ authority, readyEpoch }, number) => ({
    what: ROLES[number] ?? `Role ${number}`,
    value: authority,
    readyEpoch,
  }));
  const parameters = pool.pendingChanges.map(({ value, readyEpoch }, number) => ({
    what: PARAMETERS[number] ?? `Parameter ${number}`,
    value: BigInt(value),
    readyEpoch,
  }));
  return [
    ...roles.filter(({ value }) => value !== NO_ADDRESS),
    ...parameters.filter(({ readyEpoch }) => readyEpoch > 0n),
  ];
}
