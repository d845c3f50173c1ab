import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";

import { useAction } from "../model/hooks.ts";
import type { ActionState } from "../model/types.ts";
import { StakePage } from "../pages/stake/StakePage.tsx";
import { renderPage } from "../testing/renderPage.tsx";

import { ActionOutcome } from "./ActionOutcome.tsx";
import { CrankButton } from "./CrankButton.tsx";
import { FaucetButton } from "./FaucetButton.tsx";

const toasts = () => screen.getAllByRole("status").at(-1)?.textContent;

const unknown: ActionState = {
  status: "failed",
  error: { kind: "unknown", title: "Nobody can say", advice: "Look at your balances." },
  signature: "5ignature",
};

it("says what ended where nothing else shows it", async () => {
  const { user } = renderPage(<FaucetButton />);
  await user.click(screen.getByRole("button", { name: "Get 10 test SOL" }));
  expect(toasts()).toBe("You got 10 test SOL.");
});

it("says what went wrong, and with what", async () => {
  const { user } = renderPage(<FaucetButton />, { outcome: unknown });
  await user.click(screen.getByRole("button", { name: "Get 10 test SOL" }));
  expect(toasts()).toBe("About your test SOL: Nobody can say. Look at your balances.");
});

it("leaves to a form what the form shows", async () => {
  const { user } = renderPage(<Claim />);
  await user.click(screen.getByRole("button", { name: "Go" }));
  expect(screen.getByText("Claimed")).toBeTruthy();
  expect(toasts()).toBe("");
});

it("owns up where the details of what is done could not be read", async () => {
  const outcome: ActionState = { status: "done", result: { signature: "5ignature" } };
  const { user } = renderPage(<Claim />, { outcome });
  await user.click(screen.getByRole("button", { name: "Go" }));
  expect(screen.getByText(/It is done; the details could not be read/)).toBeTruthy();
});

it("shows an unknown end with the transaction and without a way to do it twice", async () => {
  const { user } = renderPage(<Claim />, { outcome: unknown });
  await user.click(screen.getByRole("button", { name: "Go" }));
  expect(screen.getByText(/Its transaction/).textContent).toContain("5ignature");
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

it("finds a stake under way again behind the other tab", async () => {
  const runs: string[] = [];
  const { user } = renderPage(<StakePage />, {
    outcome: { status: "confirming", signature: "5ignature" },
    onRun: (name) => runs.push(name),
  });
  await user.type(screen.getByLabelText("You stake"), "1");
  await user.click(screen.getByRole("button", { name: "Stake 1 SOL" }));
  await user.click(screen.getByRole("tab", { name: "A stake account" }));
  expect(screen.getByRole("button", { name: "Deposit the stake account" })).toBeTruthy();
  await user.click(screen.getByRole("tab", { name: "SOL" }));
  await user.click(screen.getByRole("button", { name: "Waiting for the chain…" }));
  expect(runs).toEqual(["depositSol"]);
});

it("leaves the button for the pool's update where an earlier one ended unseen", async () => {
  const { user } = renderPage(<Cranks />);
  await user.click(screen.getByRole("button", { name: "Unseen" }));
  expect(toasts()).toBe("The pool is up to date again.");
  await user.click(screen.getByRole("button", { name: "Show" }));
  await user.click(screen.getByRole("button", { name: "Update the pool" }));
  expect(screen.queryByRole("button", { name: "Update the pool" })).toBeNull();
});

function Cranks() {
  const crank = useAction("crank", "", false);
  const [isShown, show] = useState(false);
  return (
    <>
      <button onClick={() => void crank.run({})}>Unseen</button>
      <button
        onClick={() => {
          show(true);
        }}
      >
        Show
      </button>
      {isShown && <CrankButton />}
    </>
  );
}

function Claim() {
  const action = useAction("claimTicket", "ticket");
  const run = () => void action.run({ ticket: "ticket" });
  return (
    <>
      <button onClick={run}>Go</button>
      <ActionOutcome action={action} title={() => "Claimed"} onRetry={run} />
    </>
  );
}
