import { ActionButton } from "../../action/ActionButton.tsx";
import { shortAmount } from "../../design/Amount.tsx";
import { AmountInput } from "../../design/AmountInput.tsx";
import { useAmount } from "../../design/useAmount.ts";
import { useAction, useHolder, usePool, useQuotes } from "../../model/hooks.ts";

import { EntryOutcome } from "./EntryOutcome.tsx";
import { EntryQuote } from "./EntryQuote.tsx";
import { entryBlock } from "./entries.ts";

export function DepositSol() {
  const holder = useHolder();
  const pool = usePool();
  const quotes = useQuotes();
  const deposit = useAction("depositSol");
  const spendable = holder.status === "ready" ? holder.value.spendable : null;
  const field = useAmount("SOL", spendable);
  const { amount } = field;
  const quoted = amount !== null && quotes.status === "ready" ? quotes.value.deposit(amount) : null;

  const blocked =
    entryBlock(pool) ??
    (quoted === null ? "Type an amount of SOL first." : quoted.ok ? null : quoted.error.title);

  const run = async () => {
    if (amount === null || quoted?.ok !== true) return;
    const { minimumShares } = quoted.quote;
    const result = await deposit.run({ lamports: amount, minimumShares });
    if (result !== null) field.setText("");
  };

  return (
    <>
      <AmountInput
        label="You stake"
        unit="SOL"
        field={field}
        balance={spendable === null ? undefined : { name: "You can stake", amount: spendable }}
        max={spendable ?? undefined}
        disabled={deposit.busy}
        hint="Nothing leaves your wallet before you confirm it there."
      />
      <EntryQuote lamports={amount} quoted={quoted} />
      <ActionButton action={deposit} wide size="large" blocked={blocked} onRun={() => void run()}>
        {amount === null ? "Stake SOL" : `Stake ${shortAmount(amount)} SOL`}
      </ActionButton>
      <EntryOutcome action={deposit} onRetry={amount === null ? undefined : () => void run()} />
    </>
  );
}
