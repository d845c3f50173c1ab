/** A loan's health in words. */
import { percentOf } from "../../charts/percent.ts";
import { shortAmount } from "../../design/Amount.tsx";
import { formatDuration } from "../../design/duration.ts";
import { formatMillionths } from "../../model/amount.ts";
import type { LoanHealth, MarketView, Millionths } from "../../model/types.ts";

export type Standing = "empty" | "no-debt" | "good" | "narrow" | "liquidatable";

export function standingOf({ collateral, debt, limit, liquidationDebt }: LoanHealth): Standing {
  if (debt === 0n) return collateral === 0n ? "empty" : "no-debt";
  if (debt > liquidationDebt) return "liquidatable";
  return debt > limit ? "narrow" : "good";
}

/** `1.55`, cut: nobody should think to be healthier than he is. */
export function factorText(factor: Millionths | null): string {
  if (factor === null) return "no debt";
  if (factor >= 100_000_000n) return "above 100";
  const [whole = "0", rest = ""] = formatMillionths(factor / 100n, 2).split(".");
  return `${whole}.${rest.padEnd(2, "0")}`;
}

/** How far it is to a liquidation, or how to get away from it. */
export function distanceWords(health: LoanHealth, market: MarketView): string {
  const { debt, limit, liquidationDebt } = health;
  switch (standingOf(health)) {
    case "empty":
      return "You have posted nothing and owe nothing.";
    case "no-debt":
      return "You owe nothing, so there is nothing to liquidate. All your collateral can be taken back.";
    case "liquidatable": {
      const over = shortAmount(debt - liquidationDebt);
      return `Anybody may liquidate a part of this loan now. Repay at least ${over} SOL, or post more tideSOL, to end that.`;
    }
    case "narrow":
    case "good": {
      // Cut to a tenth of a percent: nobody should think to be safer than he is.
      const thousandths = ((liquidationDebt - debt) * 1_000n) / liquidationDebt;
      const fall = percentOf(thousandths, 1_000n);
      const room = shortAmount(liquidationDebt - debt);
      const words = `The pool would have to lose ${fall} of its worth, or the debt to grow by ${room} SOL, before it can be liquidated.`;
      const narrow = debt > limit ? " Nothing more can be borrowed or taken back." : "";
      return words + interestWords(health, market) + narrow;
    }
  }
}

const YEAR = 365 * 86_400_000;

/** The debt grows by interest and its line by the tide; this counts the interest alone. */
function interestWords({ debt, liquidationDebt }: LoanHealth, { borrowRate }: MarketView): string {
  if (borrowRate === 0n) return "";
  const room = Number(((liquidationDebt - debt) * 1_000_000n) / debt) / Number(borrowRate);
  const time =
    room >= 100
      ? "more than a century"
      : room >= 2
        ? `${Math.floor(room).toString()} years`
        : formatDuration(room * YEAR);
  return ` Interest alone would take ${time} for that if tideSOL earned nothing.`;
}
