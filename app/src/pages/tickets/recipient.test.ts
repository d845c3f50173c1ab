import { describe, expect, it } from "vitest";

import { readRecipient } from "./recipient.ts";

/** A wallet's key; a program's derived address is not a point of the curve. */
const WALLET = "81TQVtkAqAhKNmaJJtTCWWac69zriQhivzKsXHaqTVxC";
const OWN = "Gq38HwyphgiTdcDwMUMXYhY2Dm3YEc13TWdndWFSSBee";
const DERIVED = "AyaG8u37k4uVEXTH6GfowekuW8j8dE4nqp7qcZAfspAo";

describe("the recipient of a ticket", () => {
  it("is an address, with or without room around it", () => {
    expect(readRecipient(`  ${WALLET} `, OWN)).toEqual({
      kind: "ok",
      address: WALLET,
      program: false,
    });
  });

  it("is told apart from a program's address", () => {
    expect(readRecipient(DERIVED, OWN)).toMatchObject({ kind: "ok", program: true });
  });

  it("is not oneself, nor a slip of the hand", () => {
    expect(readRecipient(OWN, OWN).kind).toBe("wrong");
    expect(readRecipient(WALLET.slice(1, 30), OWN).kind).toBe("wrong");
    expect(readRecipient(WALLET.replace("8", "0"), OWN).kind).toBe("wrong");
    expect(readRecipient(" ", OWN).kind).toBe("none");
  });
});
