import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { useAction } from "../model/hooks.ts";
import { connection, wallet } from "../model/fixture/values.ts";
import type { ActionState, WalletView } from "../model/types.ts";
import { renderPage } from "../testing/renderPage.tsx";

import { ActionButton } from "./ActionButton.tsx";
import { ActionOutcome } from "./ActionOutcome.tsx";

function Claim() {
  const action = useAction("claimTicket");
  const run = () => void action.run({ ticket: "Ticket" });
  return (
    <>
      <ActionButton action={action} onRun={run}>
        Claim
      </ActionButton>
      <ActionOutcome action={action} title={() => "Claimed"} onRetry={run} />
    </>
  );
}

const disconnected: WalletView = { ...wallet, state: { status: "disconnected" } };

describe("a button for an action", () => {
  it("asks for a wallet where there is none", async () => {
    const { user } = renderPage(<Claim />, { wallet: disconnected });
    await user.click(screen.getByRole("button", { name: "Connect a wallet" }));
    expect(screen.getByRole("dialog", { name: "Connect a wallet" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Burner" })).toBeTruthy();
  });

  it("explains what a wallet is where the browser has none", async () => {
    const { user } = renderPage(<Claim />, { wallet: { ...disconnected, choices: [] } });
    await user.click(screen.getByRole("button", { name: "Connect a wallet" }));
    expect(screen.getByRole("dialog").textContent).toContain("keeps your keys");
  });

  it("does not send while no node answers", async () => {
    const runs: string[] = [];
    const { user } = renderPage(<Claim />, {
      connection: { ...connection, status: "offline" },
      onRun: (name) => runs.push(name),
    });
    await user.click(screen.getByRole("button", { name: "Claim" }));
    expect(runs).toEqual([]);
    expect(screen.getByText(/No node answers/)).toBeTruthy();
  });

  it.each<[ActionState, string]>([
    [{ status: "preparing" }, "Trying it out…"],
    [{ status: "signing", step: 1, steps: 1 }, "Confirm in your wallet…"],
    [{ status: "signing", step: 2, steps: 3 }, "Confirm in your wallet, 2 of 3…"],
    [{ status: "confirming", signature: "5ig" }, "Waiting for the chain…"],
  ])("says aloud that it is %o", async (outcome, words) => {
    const { user } = renderPage(<Claim />, { outcome });
    await user.click(screen.getByRole("button", { name: "Claim" }));
    expect(screen.getByRole("button", { name: words }).getAttribute("aria-busy")).toBe("true");
    const spoken = screen.getAllByRole("status").map((region) => region.textContent);
    expect(spoken).toContain(words);
  });
});

describe("the outcome of an action", () => {
  it("is read out with what was sent", async () => {
    const { user } = renderPage(<Claim />);
    await user.click(screen.getByRole("button", { name: "Claim" }));
    const spoken = screen.getAllByRole("status").map((region) => region.textContent);
    expect(spoken.some((text) => text.includes("Claimed") && text.includes("5ignature"))).toBe(
      true,
    );
  });

  it("that failed is an alert with what to do, and can be tried again", async () => {
    const runs: string[] = [];
    const { user } = renderPage(<Claim />, {
      onRun: (name) => runs.push(name),
      outcome: {
        status: "failed",
        error: {
          kind: "network",
          title: "The node did not answer",
          advice: "Nothing was sent. Try again.",
          technical: "HTTP 503",
          remedy: "retry",
        },
      },
    });
    await user.click(screen.getByRole("button", { name: "Claim" }));
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("The node did not answer");
    expect(alert.textContent).toContain("Nothing was sent. Try again.");
    expect(alert.textContent).toContain("HTTP 503");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(runs).toEqual(["claimTicket", "claimTicket"]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])("offers SOL to those without only where there is a faucet (%s)", async (faucet, buttons) => {
    const { user } = renderPage(<Claim />, {
      connection: { ...connection, faucet },
      outcome: {
        status: "failed",
        error: { kind: "funds", title: "Too little SOL", advice: "Add some.", remedy: "airdrop" },
      },
    });
    await user.click(screen.getByRole("button", { name: "Claim" }));
    expect(screen.getByText("Too little SOL")).toBeTruthy();
    expect(screen.queryAllByRole("button", { name: "Get 10 test SOL" })).toHaveLength(buttons);
  });

  it("offers to update a pool that is behind", async () => {
    const runs: string[] = [];
    const { user } = renderPage(<Claim />, {
      onRun: (name) => runs.push(name),
      outcome: {
        status: "failed",
        error: { kind: "refused", title: "Stale", advice: "Update it.", remedy: "crank" },
      },
    });
    await user.click(screen.getByRole("button", { name: "Claim" }));
    await user.click(screen.getByRole("button", { name: "Update the pool" }));
    expect(runs).toEqual(["claimTicket", "crank"]);
  });
});
