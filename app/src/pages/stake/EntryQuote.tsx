import { Remedy } from "../../action/Remedy.tsx";
import { Amount } from "../../design/Amount.tsx";
import { ErrorNotice } from "../../design/ErrorNotice.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { feeShare } from "../../design/feeShare.ts";
import { usePool } from "../../model/hooks.ts";
import type { DepositQuote, Lamports, Quoted } from "../../model/types.ts";

const NOTHING = "–";

/** What one gets for a deposit and what it costs; dashes hold the places until there is one. */
export function EntryQuote(props: {
  lamports: Lamports | null;
  quoted: Quoted<DepositQuote> | null;
}) {
  const { lamports, quoted } = props;
  const pool = usePool();
  const quote = quoted?.ok === true ? quoted.quote : null;
  return (
    <>
      <Summary label="What you agree to">
        <SummaryLine
          label="You receive"
          strong
          note={
            quote !== null && (
              <>
                at least <Amount of={quote.minimumShares} unit="tideSOL" digits={6} />, or nothing
                happens
              </>
            )
          }
        >
          {quote === null ? NOTHING : <Amount of={quote.shares} unit="tideSOL" digits={6} />}
        </SummaryLine>
        <SummaryLine label="Rate">
          {pool.status === "ready" ? (
            <>
              1 tideSOL = <Amount of={pool.value.rate} unit="SOL" digits={6} steady />
            </>
          ) : (
            <Skeleton width="14ch" />
          )}
        </SummaryLine>
        <SummaryLine label="Deposit fee">
          {quote !== null && lamports !== null ? <Fee fee={quote.fee} of={lamports} /> : NOTHING}
        </SummaryLine>
        {quote !== null && quote.rent > 0n && (
          <SummaryLine label="Token account" note="Once; it stays yours, and so does this SOL.">
            <Amount of={quote.rent} unit="SOL" digits={6} />
          </SummaryLine>
        )}
      </Summary>
      {quoted?.ok === false && (
        <ErrorNotice error={quoted.error} actions={<Remedy error={quoted.error} />} announced />
      )}
    </>
  );
}

function Fee(props: { fee: Lamports; of: Lamports }) {
  if (props.fee === 0n) return "none";
  return (
    <>
      <Amount of={props.fee} unit="SOL" digits={6} />, {feeShare(props.fee, props.of)}
    </>
  );
}
