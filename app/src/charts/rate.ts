import { steadyAmount } from "../design/Amount.tsx";
import { formatDuration } from "../design/duration.ts";
import type { Rate } from "../model/types.ts";

/** All nine decimals: between two slots only the last ones change. */
export const rateText = (rate: Rate) => `${steadyAmount(rate, 9)} SOL`;

/** `8 s ago`, `in 3 min`, or `now` for what is less than a second away. */
export function fromNow(milliseconds: number): string {
  if (Math.abs(milliseconds) < 1_000) return "now";
  const length = formatDuration(Math.abs(milliseconds));
  return milliseconds < 0 ? `${length} ago` : `in ${length}`;
}

/** How much more the newer rate is, in percent: `+0.1043 %`. */
export function growthText(older: Rate, newer: Rate, digits = 4): string {
  if (older <= 0n) return "";
  const unit = 10n ** BigInt(digits);
  const parts = ((newer - older) * 100n * unit) / older;
  const size = parts < 0n ? -parts : parts;
  const rest = (size % unit).toString().padStart(digits, "0");
  return `${newer < older ? "−" : "+"}${(size / unit).toString()}.${rest} %`;
}

export const slotText = (slot: bigint) => slot.toString().replace(/\B(?=(\d{3})+$)/g, ",");
