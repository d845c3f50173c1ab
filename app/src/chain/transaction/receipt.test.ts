// @vitest-environment node
import { expect, it } from "vitest";

import { readReceipt } from "./receipt.ts";
import { OWNER, SIGNATURE, landedTransaction, outage, scripted } from "./testing.ts";

it("is read once the node answers again", async () => {
  const { rpc } = scripted({
    getTransaction: (call) => {
      if (call === 0) throw outage();
      return call === 1 ? null : landedTransaction;
    },
  });
  const receipt = await readReceipt(rpc, SIGNATURE);
  expect(receipt).toMatchObject({ slot: 10n, fee: 5_000n, returned: [1n] });
  expect(receipt?.changeOf(OWNER)).toBe(3n);
});

it("is missing, and no error, where the node stays silent or empty", async () => {
  expect(await readReceipt(scripted({}).rpc, SIGNATURE, 900)).toBeNull();
  const { rpc } = scripted({ getTransaction: () => null });
  expect(await readReceipt(rpc, SIGNATURE, 900)).toBeNull();
});
