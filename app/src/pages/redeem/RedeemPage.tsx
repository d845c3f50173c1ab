import { useState } from "react";

import { Amount } from "../../design/Amount.tsx";
import { AmountInput } from "../../design/AmountInput.tsx";
import { Card } from "../../design/Card.tsx";
import { useAmount } from "../../design/useAmount.ts";
import { useHolder, usePool, useQuotes } from "../../model/hooks.ts";

import { Confirmation } from "./Confirmation.tsx";
import { OfferCards } from "./OfferCards.tsx";
import { RedeemTerms } from "./RedeemTerms.tsx";
import { ReserveNotice } from "./ReserveNotice.tsx";
import styles from "./RedeemPage.module.css";
import { bestOf, offersFor } from "./offers.ts";
import type { Way } from "./offers.ts";
import { useExits } from "./useExits.ts";

export function RedeemPage() {
  const holder = useHolder();
  const quotes = useQuotes();
  const exits = useExits();
  const [chosen, choose] = useState<Way | null>(null);
  const [validator, chooseValidator] = useState<number | undefined>(undefined);
  const shares = holder.status === "ready" ? holder.value.shares : null;
  const field = useAmount("tideSOL", shares);
  const offers =
    field.amount !== null && quotes.status === "ready"
      ? offersFor(quotes.value, field.amount, validator)
      : null;
  const best = offers === null ? null : bestOf(offers);
  const way = chosen ?? exits.left ?? best ?? "instant";

  return (
    <>
      <Card>
        <AmountInput
          label="You redeem"
          unit="tideSOL"
          field={field}
          balance={shares === null ? undefined : { name: "You hold", amount: shares }}
          max={shares ?? undefined}
          disabled={exits.busy}
          hint={<RateAndReserve />}
        />
      </Card>
      <ReserveNotice />
      <OfferCards offers={offers} best={best} chosen={way} onChoose={choose} />
      <div className={styles["columns"]}>
        <Confirmation
          way={way}
          shares={field.amount}
          offers={offers}
          exits={exits}
          validator={validator}
          onChooseValidator={chooseValidator}
          onChooseWay={choose}
          onDone={() => {
            // Without an amount no way is the best: the one that was taken stays in sight.
            choose(way);
            field.setText("");
          }}
        />
        <RedeemTerms />
      </div>
    </>
  );
}

function RateAndReserve() {
  const pool = usePool();
  if (pool.status !== "ready") return null;
  return (
    <>
      1 tideSOL is worth <Amount of={pool.value.rate} unit="SOL" digits={6} steady />. The reserve
      can pay <Amount of={pool.value.reserve.payable} unit="SOL" digits={2} /> at once.
    </>
  );
}
