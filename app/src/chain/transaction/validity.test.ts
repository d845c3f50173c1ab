// @vitest-environment node
import { AccountRole, address } from "@solana/kit";
import { expect, it } from "vitest";

import { GIVEN, OTHER, OWNER, SIGNED, signedFor } from "./testing.ts";
import { validityOf } from "./validity.ts";

it("is the given one where the wallet signed what it was given", async () => {
  expect(await validityOf(SIGNED, GIVEN)).toEqual({ kind: "until", height: 150n });
});

it("is not the given one where the wallet chose another blockhash", async () => {
  expect(await validityOf(signedFor(OTHER), GIVEN)).toEqual({ kind: "other-blockhash" });
});

it("has no end where the wallet put a nonce in", async () => {
  const advance = {
    programAddress: address("11111111111111111111111111111111"),
    accounts: [
      { address: address(OTHER), role: AccountRole.WRITABLE },
      {
        address: address("SysvarRecentB1ockHashes11111111111111111111"),
        role: AccountRole.READONLY,
      },
      { address: OWNER, role: AccountRole.READONLY_SIGNER },
    ],
    data: new Uint8Array([4, 0, 0, 0]),
  };
  expect(await validityOf(signedFor(OTHER, advance), GIVEN)).toEqual({ kind: "endless" });
});
