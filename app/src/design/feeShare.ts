import { formatMillionths } from "../model/amount.ts";

/**
 * A fee as a part of what it is taken of, to the nearest millionth: `0.07 % (7 bps)`. A basis
 * point is a hundredth of a percent.
 */
export function feeShare(fee: bigint, of: bigint): string {
  if (fee === 0n || of === 0n) return "0 %";
  const millionths = (fee * 1_000_000n + of / 2n) / of;
  const points = formatMillionths(millionths * 100n, 1);
  return `${formatMillionths(millionths)} % (${points} bps)`;
}
