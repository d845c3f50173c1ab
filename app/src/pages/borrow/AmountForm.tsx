import type { ReactNode } from "react";

import { ActionButton } from "../../action/ActionButton.tsx";
import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import { Remedy } from "../../action/Remedy.tsx";
import type { Underway } from "../../action/progress.ts";
import { shortAmount } from "../../design/Amount.tsx";
import type { Unit } from "../../design/Amount.tsx";
import { AmountInput } from "../../design/AmountInput.tsx";
import { ErrorNotice } from "../../design/ErrorNotice.tsx";
import type { ActionResult, LoanQuote, Quoted } from "../../model/types.ts";

import { useAmountOrAll } from "./useAmountOrAll.ts";

export interface AmountFormProps {
  readonly unit: Unit;
  /** `Borrow` on the button and `Borrowed` when it is done. */
  readonly verb: string;
  readonly done: string;
  /** The most that can move now; `null` while that is not known. */
  readonly most: bigint | null;
  /** What the most is, in two or three words. */
  readonly mostIs: string;
  /** Moving the most leaves nothing behind: then "all" is asked for, and not a figure. */
  readonly mostIsAll: boolean;
  readonly action: Underway;
  /** `null` while no quote can be had. */
  readonly quote: ((amount: bigint, all: boolean) => Quoted<LoanQuote>) | null;
  readonly run: (amount: bigint, all: boolean) => Promise<ActionResult | null>;
  /** What would become of it. */
  readonly children: (quote: LoanQuote | null) => ReactNode;
}

/** An amount, what would become of it, and a button: every action of the lender looks so. */
export function AmountForm(props: AmountFormProps) {
  const { unit, verb, most, action } = props;
  const { field, all } = useAmountOrAll(unit, most, props.mostIsAll);
  const { amount } = field;
  const quoted = amount === null || props.quote === null ? null : props.quote(amount, all);
  const run = async () => {
    if (amount === null) return;
    const result = await props.run(amount, all);
    if (result !== null) field.setText("");
  };
  const blocked =
    amount === null ? "Type an amount first." : quoted?.ok === false ? quoted.error.title : null;
  return (
    <>
      <AmountInput
        label={`${verb} ${unit}`}
        unit={unit}
        field={field}
        balance={most === null ? undefined : { name: props.mostIs, amount: most }}
        max={most ?? undefined}
        disabled={action.busy}
      />
      {props.children(quoted?.ok === true ? quoted.quote : null)}
      {quoted?.ok === false && (
        <ErrorNotice error={quoted.error} actions={<Remedy error={quoted.error} />} announced />
      )}
      <ActionButton action={action} wide size="large" blocked={blocked} onRun={() => void run()}>
        {amount === null ? `${verb} ${unit}` : `${verb} ${shortAmount(amount)} ${unit}`}
      </ActionButton>
      <ActionOutcome
        action={action}
        title={({ lamports }) =>
          lamports === undefined ? props.done : `${props.done}: ${shortAmount(lamports, 6)} SOL`
        }
        onRetry={amount === null ? undefined : () => void run()}
      />
    </>
  );
}
