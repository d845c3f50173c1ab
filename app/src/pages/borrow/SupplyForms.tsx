import { Amount } from "../../design/Amount.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { useAction, useHolder, useLoanQuotes } from "../../model/hooks.ts";
import type { LoanQuote, LoanView } from "../../model/types.ts";

import { AmountForm } from "./AmountForm.tsx";

export function SupplyForm(props: { loan: LoanView | null }) {
  const action = useAction("supply");
  const holder = useHolder();
  const quotes = useLoanQuotes();
  const book = quotes.status === "ready" ? quotes.value : null;
  return (
    <AmountForm
      unit="SOL"
      verb="Supply"
      done="Supplied"
      most={holder.status === "ready" ? holder.value.spendable : null}
      mostIs="You can supply"
      mostIsAll={false}
      action={action}
      quote={book && ((lamports) => book.supply(lamports))}
      run={(lamports) => action.run({ lamports })}
    >
      {(quote) => <After loan={props.loan} quote={quote} sign={1n} />}
    </AmountForm>
  );
}

export function WithdrawForm(props: { loan: LoanView | null }) {
  const { loan } = props;
  const action = useAction("withdraw");
  const quotes = useLoanQuotes();
  const book = quotes.status === "ready" ? quotes.value : null;
  return (
    <AmountForm
      unit="SOL"
      verb="Withdraw"
      done="Withdrawn"
      most={loan?.withdrawable ?? null}
      mostIs="You can withdraw"
      mostIsAll={loan !== null && loan.withdrawable >= loan.supplied}
      action={action}
      quote={book && ((lamports, all) => book.withdraw(all ? "all" : lamports))}
      run={(lamports, all) => action.run({ lamports: all ? "all" : lamports })}
    >
      {(quote) => <After loan={loan} quote={quote} sign={-1n} />}
    </AmountForm>
  );
}

const NOTHING = "–";

function After(props: { loan: LoanView | null; quote: LoanQuote | null; sign: bigint }) {
  const { loan, quote, sign } = props;
  const before = loan?.supplied ?? 0n;
  const after = quote === null ? null : before + sign * quote.lamports;
  return (
    <Summary label="What would become of it">
      <SummaryLine label={sign > 0n ? "Taken from your wallet" : "Paid to your wallet"}>
        {quote === null ? NOTHING : <Amount of={quote.lamports} unit="SOL" digits={9} />}
      </SummaryLine>
      <SummaryLine label="Then supplied by you" strong>
        {after === null ? NOTHING : <Amount of={after < 0n ? 0n : after} unit="SOL" digits={6} />}
      </SummaryLine>
    </Summary>
  );
}
