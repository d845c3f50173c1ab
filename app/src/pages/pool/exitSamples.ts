import { shortAmount } from "../../design/Amount.tsx";
import type { ExitQuote, Lamports, PoolView, Quoted, Quotes } from "../../model/types.ts";

export interface ExitSample {
  readonly label: string;
  readonly quoted: Quoted<ExitQuote>;
}

const ONE = 1_000_000_000n;

/** What leaving costs with a little, with half of what can leave, and with all of it. */
export function exitSamples(pool: PoolView, quotes: Quotes): readonly ExitSample[] {
  const { payable } = pool.reserve;
  const sample = (lamports: Lamports, words: string): ExitSample => ({
    label: `${shortAmount(lamports, 2)} SOL${words}`,
    quoted: quotes.redeemSol((lamports * pool.shares) / pool.value),
  });
  const little = payable < ONE ? [] : [sample(ONE, "")];
  return payable === 0n
    ? []
    : [...little, sample(payable / 2n, ", half of what can leave"), sample(payable, ", all of it")];
}
