import { useAction, useHolder, useLoanQuotes } from "../../model/hooks.ts";
import type { LoanView, MarketView } from "../../model/types.ts";

import { AmountForm } from "./AmountForm.tsx";
import { LoanPreview } from "./LoanPreview.tsx";

interface Props {
  readonly market: MarketView;
  /** `null` without a wallet. */
  readonly loan: LoanView | null;
}

export function PostForm({ market, loan }: Props) {
  const action = useAction("post");
  const holder = useHolder();
  const book = useBook();
  return (
    <AmountForm
      unit="tideSOL"
      verb="Post"
      done="Posted"
      most={holder.status === "ready" ? holder.value.shares : null}
      mostIs="In your wallet"
      mostIsAll={false}
      action={action}
      quote={book && ((tokens) => book.post(tokens))}
      run={(tokens) => action.run({ tokens })}
    >
      {(quote) => <LoanPreview market={market} loan={loan} quote={quote} />}
    </AmountForm>
  );
}

export function BorrowForm({ market, loan }: Props) {
  const action = useAction("borrow");
  const book = useBook();
  return (
    <AmountForm
      unit="SOL"
      verb="Borrow"
      done="Borrowed"
      most={loan?.borrowable ?? null}
      mostIs="You can borrow"
      mostIsAll={false}
      action={action}
      quote={book && ((lamports) => book.borrow(lamports))}
      run={(lamports) => action.run({ lamports })}
    >
      {(quote) => <LoanPreview market={market} loan={loan} quote={quote} />}
    </AmountForm>
  );
}

export function RepayForm({ market, loan }: Props) {
  const action = useAction("repay");
  const holder = useHolder();
  const book = useBook();
  const debt = loan?.health.debt ?? 0n;
  const spendable = holder.status === "ready" ? holder.value.spendable : null;
  const enough = spendable !== null && spendable >= debt;
  return (
    <AmountForm
      unit="SOL"
      verb="Repay"
      done="Repaid"
      most={loan === null || enough ? loan && debt : spendable}
      mostIs={enough ? "You owe" : "You can pay"}
      mostIsAll={enough}
      action={action}
      quote={book && ((lamports, all) => book.repay(all ? "all" : lamports))}
      run={(lamports, all) => action.run({ lamports: all ? "all" : lamports })}
    >
      {(quote) => <LoanPreview market={market} loan={loan} quote={quote} />}
    </AmountForm>
  );
}

export function UnpostForm({ market, loan }: Props) {
  const action = useAction("unpost");
  const book = useBook();
  return (
    <AmountForm
      unit="tideSOL"
      verb="Take back"
      done="Taken back"
      most={loan?.releasable ?? null}
      mostIs="You can take back"
      mostIsAll={loan !== null && loan.releasable >= loan.health.collateral}
      action={action}
      quote={book && ((tokens, all) => book.unpost(all ? "all" : tokens))}
      run={(tokens, all) => action.run({ tokens: all ? "all" : tokens })}
    >
      {(quote) => <LoanPreview market={market} loan={loan} quote={quote} />}
    </AmountForm>
  );
}

function useBook() {
  const quotes = useLoanQuotes();
  return quotes.status === "ready" ? quotes.value : null;
}
