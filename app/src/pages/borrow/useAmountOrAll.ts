/** An amount field in which "all" stays all, however debts and deposits grow meanwhile. */
import { useState } from "react";

import type { Unit } from "../../design/Amount.tsx";
import { useAmount } from "../../design/useAmount.ts";
import type { AmountField } from "../../design/useAmount.ts";

/** `most` is what can move now; `isAll` whether moving it leaves nothing behind. */
export function useAmountOrAll(
  unit: Unit,
  most: bigint | null,
  isAll: boolean,
): { readonly field: AmountField; readonly all: boolean } {
  const typed = useAmount(unit, most);
  const [pressed, setPressed] = useState(false);
  const all = pressed && isAll;
  const field: AmountField = {
    ...typed,
    // A limit that has moved on since the button was pressed is no mistake.
    amount: all ? most : typed.amount,
    error: all ? null : typed.error,
    setText: (text) => {
      setPressed(false);
      typed.setText(text);
    },
    setAmount: (amount) => {
      setPressed(true);
      typed.setAmount(amount);
    },
  };
  return { field, all };
}
