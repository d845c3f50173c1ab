import { ActionButton } from "../../action/ActionButton.tsx";
import { shortAmount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import type { Shares } from "../../model/types.ts";

import { ExitOutcome } from "./ExitOutcome.tsx";
import { ExitSummary } from "./ExitSummary.tsx";
import { ValidatorChoice } from "./ValidatorChoice.tsx";
import type { Offers, Way } from "./offers.ts";
import type { Exits } from "./useExits.ts";

const DO: Readonly<Record<Way, string>> = {
  instant: "Redeem at once",
  both: "Redeem both ways",
  ticket: "Order a ticket",
  stake: "Take a stake account",
};

/** What the chosen way comes to, the button, and what became of it. */
export function Confirmation(props: {
  way: Way;
  shares: Shares | null;
  offers: Offers | null;
  exits: Exits;
  validator: number | undefined;
  onChooseValidator: (index: number | undefined) => void;
  onChooseWay: (way: Way) => void;
  onDone: () => void;
}) {
  const { way, shares, offers, exits } = props;
  const quoted = offers?.[way];
  const blocked = exits.busy
    ? "Another redemption of yours is under way."
    : shares === null || quoted === undefined
      ? "Type an amount of tideSOL first."
      : quoted.ok
        ? null
        : quoted.error.title;

  const run = async () => {
    if (shares === null || offers === null) return;
    const result = await exits.run(way, shares, offers);
    if (result !== null) props.onDone();
  };

  return (
    <Card title={DO[way]}>
      {way === "stake" && (
        <ValidatorChoice chosen={props.validator} onChoose={props.onChooseValidator} />
      )}
      <ExitSummary way={way} shares={shares} offers={offers} />
      <ActionButton
        action={exits.actions[way]}
        wide
        size="large"
        blocked={blocked}
        onRun={() => void run()}
      >
        {shares === null ? DO[way] : `${DO[way]}: ${shortAmount(shares)} tideSOL`}
      </ActionButton>
      <ExitOutcome
        way={way}
        onRetry={shares === null ? undefined : () => void run()}
        onUseRedeem={() => {
          props.onChooseWay("both");
        }}
      />
    </Card>
  );
}
