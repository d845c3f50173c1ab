/** Who a ticket is given to. */
import { isAddress, isOffCurveAddress } from "@solana/kit";

export type Recipient =
  | { readonly kind: "none" }
  | { readonly kind: "wrong"; readonly reason: string }
  /** `program`: no key can sign for it, so it had better be a vault that somebody governs. */
  | { readonly kind: "ok"; readonly address: string; readonly program: boolean };

export function readRecipient(text: string, own: string): Recipient {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "none" };
  if (!isAddress(trimmed)) {
    return {
      kind: "wrong",
      reason: "This is not an address. It has 32 to 44 letters and digits; copy all of it.",
    };
  }
  if (trimmed === own) return { kind: "wrong", reason: "That is your own address." };
  return { kind: "ok", address: trimmed, program: isOffCurveAddress(trimmed) };
}
