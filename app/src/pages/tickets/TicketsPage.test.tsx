import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import type { FixtureValues } from "../../model/fixture/model.ts";
import { quotes } from "../../model/fixture/quotes.ts";
import { HOLDER, tickets, wallet } from "../../model/fixture/values.ts";
import type { TicketView } from "../../model/types.ts";
import { renderPage } from "../../testing/renderPage.tsx";

import { TicketsPage } from "./TicketsPage.tsx";

const SOL = 1_000_000_000n;
const STRANGER = "81TQVtkAqAhKNmaJJtTCWWac69zriQhivzKsXHaqTVxC";

function open(values: Partial<FixtureValues> = {}) {
  const runs: (readonly [string, unknown])[] = [];
  const onRun = (name: string, args: unknown) => void runs.push([name, args]);
  return { runs, ...renderPage(<TicketsPage />, { onRun, ...values }) };
}

const [waiting, claimable] = tickets;
if (waiting === undefined || claimable === undefined) throw new Error("the fixture has no tickets");
const only = (ticket: TicketView): Partial<FixtureValues> => ({
  tickets: { status: "ready", value: [ticket] },
});

describe("tickets", () => {
  it("teach those who have none where they come from and how they work", () => {
    open({ tickets: { status: "ready", value: [] } });
    expect(screen.getByText("You have no tickets")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Redeem" }).getAttribute("href")).toBe("#/redeem");
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
  });

  it("ask for a wallet where there is none", async () => {
    const { user } = open({
      tickets: { status: "disconnected" },
      wallet: { ...wallet, state: { status: "disconnected" } },
    });
    await user.click(screen.getByRole("button", { name: "Connect a wallet" }));
    expect(screen.getByRole("dialog", { name: "Connect a wallet" })).toBeTruthy();
  });

  it("that wait tell how long, and cannot be claimed", () => {
    open(only(waiting));
    expect(screen.getByText(/Claimable in about/)).toBeTruthy();
    expect(screen.getByText("from epoch 101")).toBeTruthy();
    expect(screen.getByRole("progressbar")).toHaveProperty("value", 0.5);
    expect(screen.queryByRole("button", { name: "Claim" })).toBeNull();
  });

  it("that wait for the pool's update offer to bring it about", async () => {
    const { user, runs } = open(only({ ...waiting, state: { kind: "before-update" } }));
    await user.click(screen.getByRole("button", { name: "Update the pool" }));
    expect(runs).toEqual([["crank", {}]]);
  });

  it("that wait for the reserve tell what is missing", () => {
    open(only({ ...waiting, state: { kind: "reserve-short", missing: 2n * SOL } }));
    expect(screen.getByText(/on its way back/).textContent).toContain("2 SOL are missing");
    expect(screen.queryByRole("button", { name: "Claim" })).toBeNull();
  });

  it("that a loss has hit show both amounts", () => {
    open(only(claimable));
    expect(screen.getByRole("heading", { level: 2, name: /Ticket for 3\.9 SOL/ })).toBeTruthy();
    expect(screen.getByText(/ordered for/).textContent).toContain("4 SOL");
  });

  it("are claimed, and what came of it stays when they are gone", async () => {
    const result = { signature: "5ig", slot: 1n, lamports: 3n * SOL, networkFee: 0n };
    const { user, runs } = open({ ...only(claimable), outcome: { status: "done", result } });
    await user.click(screen.getByRole("button", { name: "Claim" }));
    expect(runs).toEqual([["claimTicket", { ticket: claimable.address }]]);
    expect(screen.getByText("Claimed: 3 SOL")).toBeTruthy();
  });
});

describe("turning a ticket back", () => {
  it("shows the shares first, and asks for no less", async () => {
    const { user, runs } = open(only(waiting));
    await user.click(screen.getByRole("button", { name: "Turn back" }));
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getByLabelText("What you agree to").textContent).toContain("3.690335 tideSOL");
    await user.click(dialog.getByRole("button", { name: "Turn it back" }));
    const quoted = quotes.cancelTicket(waiting.address);
    if (!quoted.ok) throw new Error("the fixture quotes nothing");
    const { minimumShares } = quoted.quote;
    expect(runs).toEqual([["cancelTicket", { ticket: waiting.address, minimumShares }]]);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByText("Cancelled: 0.922583 tideSOL are yours again")).toBeTruthy();
  });
});

describe("giving a ticket away", () => {
  const dialogOf = async (values: Partial<FixtureValues> = {}) => {
    const view = open({ ...only(waiting), ...values });
    await view.user.click(screen.getByRole("button", { name: "Give away" }));
    const dialog = within(screen.getByRole("dialog"));
    const address = dialog.getByLabelText("Address of the new owner");
    const give = () => view.user.click(dialog.getByRole("button", { name: "Give it away" }));
    return { ...view, dialog, address, give };
  };

  it("needs an address, and a second look at it", async () => {
    const { user, runs, dialog, address, give } = await dialogOf();
    await give();
    await user.type(address, STRANGER);
    await give();
    expect(runs).toEqual([]);
    expect(dialog.getByText("Confirm that you checked the address.")).toBeTruthy();
    await user.click(dialog.getByRole("checkbox"));
    await give();
    expect(runs).toEqual([["transferTicket", { ticket: waiting.address, newOwner: STRANGER }]]);
    expect(screen.getByText("Given away to 81TQ…TVxC")).toBeTruthy();
  });

  it("asks for the look again when the address changes", async () => {
    const { user, runs, dialog, address, give } = await dialogOf();
    await user.type(address, STRANGER);
    await user.click(dialog.getByRole("checkbox"));
    await user.clear(address);
    await user.type(address, HOLDER.replaceAll("o", "p"));
    await give();
    expect(runs).toEqual([]);
  });

  it("says what is wrong with an address", async () => {
    const { user, dialog, address } = await dialogOf();
    await user.type(address, "not an address");
    expect(dialog.getByText(/This is not an address/)).toBeTruthy();
    expect(address.getAttribute("aria-invalid")).toBe("true");
    await user.clear(address);
    expect(address.getAttribute("aria-invalid")).toBe("false");
  });

  it("keeps the dialog open, with the reason, where it was refused", async () => {
    const { user, dialog, address, give } = await dialogOf({
      outcome: {
        status: "failed",
        error: { kind: "refused", title: "Not yours", advice: "It has another owner." },
      },
    });
    await user.type(address, STRANGER);
    await user.click(dialog.getByRole("checkbox"));
    await give();
    expect(dialog.getByRole("alert").textContent).toContain("It has another owner.");
  });
});
