import { Amount } from "../../design/Amount.tsx";
import { Icon } from "../../design/Icon.tsx";
import { feeShare } from "../../design/feeShare.ts";
import { useQuotes } from "../../model/hooks.ts";

import styles from "./OfferCards.module.css";
import { When } from "./When.tsx";
import { WAYS, isSplit } from "./offers.ts";
import type { Offers, Way } from "./offers.ts";
import { WORDS } from "./words.ts";

/** The four ways side by side, one of them chosen. */
export function OfferCards(props: {
  offers: Offers | null;
  best: Way | null;
  chosen: Way;
  onChoose: (way: Way) => void;
}) {
  const { offers, best, chosen, onChoose } = props;
  return (
    <fieldset className={styles["ways"]}>
      <legend className="visually-hidden">How to redeem</legend>
      {WAYS.map((way) => (
        <label key={way} className={styles["way"]}>
          <input
            type="radio"
            name="way"
            value={way}
            className="visually-hidden"
            checked={way === chosen}
            aria-labelledby={`way-${way}`}
            aria-describedby={`way-${way}-terms`}
            onChange={() => {
              onChoose(way);
            }}
          />
          <span className={styles["head"]}>
            <Icon name={WORDS[way].icon} className={styles["icon"]} />
            <span id={`way-${way}`} className={styles["name"]}>
              {WORDS[way].name}
            </span>
            {way === best && <span className={styles["best"]}>Best</span>}
          </span>
          <span id={`way-${way}-terms`} className={styles["terms"]}>
            <span className={styles["meaning"]}>{meaningOf(way, offers)}</span>
            <Terms way={way} offers={offers} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Where the reserve pays nothing or all, "both" is one of the others: better said than seen. */
function meaningOf(way: Way, offers: Offers | null): string {
  if (way !== "both" || offers?.both.ok !== true || isSplit(offers)) return WORDS[way].meaning;
  return offers.both.quote.ticket === null
    ? "The reserve pays all of it: the same as at once."
    : "The reserve pays nothing now: the same as a ticket.";
}

function Terms(props: { way: Way; offers: Offers | null }) {
  const { way, offers } = props;
  const quotes = useQuotes();
  const quoted = offers?.[way];
  if (offers === null || quoted === undefined) {
    return (
      <span className={styles["hint"]}>
        {quotes.status === "failed" ? "No quote: the pool could not be read." : "–"}
      </span>
    );
  }
  if (!quoted.ok) {
    return (
      <span className={styles["closed"]}>
        <strong>{quoted.error.title}.</strong> {quoted.error.advice}
      </span>
    );
  }
  const { out, fee, gross } = quoted.quote;
  return (
    <>
      <span className={styles["out"]}>
        <Amount of={out} unit="SOL" digits={6} />
      </span>
      <span className={styles["line"]}>
        <span>Fee</span>
        <span>
          <Amount of={fee} unit="SOL" digits={6} />
          <span className={styles["share"]}>{feeShare(fee, gross)}</span>
        </span>
      </span>
      <span className={styles["line"]}>
        <span>When</span>
        <span>
          <When way={way} offers={offers} />
        </span>
      </span>
    </>
  );
}
