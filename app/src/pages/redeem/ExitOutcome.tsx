import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import { Address } from "../../design/Address.tsx";
import { shortAmount } from "../../design/Amount.tsx";
import { useAction } from "../../model/hooks.ts";
import type { ActionResult } from "../../model/types.ts";

import type { Way } from "./offers.ts";
import { ACTION_OF } from "./useExits.ts";

/** What was paid and what is owed, as the program answered. */
function titleFor(way: Way, { lamports, owed }: ActionResult): string {
  const parts: string[] = [];
  const paid = way === "stake" ? "You have a stake account of" : "You got";
  if (lamports !== undefined && lamports > 0n)
    parts.push(`${paid} ${shortAmount(lamports, 6)} SOL`);
  if (owed !== undefined && owed > 0n) parts.push(`a ticket for ${shortAmount(owed, 6)} SOL`);
  if (parts.length === 0) return way === "ticket" ? "Your ticket is ordered" : "Redeemed";
  const [first = "", ...rest] = parts;
  const title = first.startsWith("a ") ? `You got ${first}` : first;
  return [title, ...rest].join(" and ");
}

export function ExitOutcome(props: {
  way: Way;
  onRetry: (() => void) | undefined;
  onUseRedeem: () => void;
}) {
  const { way } = props;
  const action = useAction(ACTION_OF[way]);
  return (
    <ActionOutcome
      action={action}
      title={(result) => titleFor(way, result)}
      onRetry={props.onRetry}
      onUseRedeem={props.onUseRedeem}
    >
      {({ created, owed }) => (
        <>
          {way === "stake" && created !== undefined && (
            <p>
              Stake account <Address of={created} name="stake account" />
            </p>
          )}
          {owed !== undefined && owed > 0n && (
            <p>
              The page <a href="#/tickets">Tickets</a> shows when it can be claimed.
            </p>
          )}
        </>
      )}
    </ActionOutcome>
  );
}
