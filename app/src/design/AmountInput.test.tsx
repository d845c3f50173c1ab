import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { renderPage } from "../testing/renderPage.tsx";

import { AmountInput } from "./AmountInput.tsx";
import { useAmount } from "./useAmount.ts";

function Field(props: { max: bigint | null }) {
  const field = useAmount("SOL", props.max);
  return (
    <>
      <AmountInput label="You stake" unit="SOL" field={field} max={props.max ?? undefined} />
      <data data-testid="amount">{String(field.amount)}</data>
    </>
  );
}

const amount = () => screen.getByTestId("amount").textContent;

describe("an amount field", () => {
  it("reads decimals into lamports without losing any", async () => {
    const { user } = renderPage(<Field max={null} />);
    await user.type(screen.getByLabelText("You stake"), "1234567.000000001");
    expect(amount()).toBe("1234567000000001");
  });

  it("reads a comma as a point and says so, since others mean thousands by it", async () => {
    const { user } = renderPage(<Field max={null} />);
    const input = screen.getByLabelText("You stake");
    await user.type(input, "1,000");
    expect(amount()).toBe("1000000000");
    expect(input.getAttribute("aria-invalid")).toBe("false");
    expect(screen.getByText("Read as 1 SOL.")).toBeTruthy();
  });

  it("says what is wrong, in a live region that the field points at", async () => {
    const { user } = renderPage(<Field max={5_000_000_000n} />);
    const input = screen.getByLabelText("You stake");
    await user.type(input, "5.1");
    expect(amount()).toBe("null");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const message = document.getElementById(input.getAttribute("aria-describedby") ?? "");
    expect(message?.textContent).toBe("More than there is: you can use 5 SOL.");
    expect(message?.getAttribute("aria-live")).toBe("polite");
  });

  it.each(["1e3", "-1", "0x1", "1,000.5", "1.0000000001", "0"])("refuses %s", async (text) => {
    const { user } = renderPage(<Field max={null} />);
    const input = screen.getByLabelText("You stake");
    await user.type(input, text);
    expect(amount()).toBe("null");
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });

  it("is no mistake while it is empty", () => {
    renderPage(<Field max={null} />);
    expect(screen.getByLabelText("You stake").getAttribute("aria-invalid")).toBe("false");
  });

  it("is filled to the last lamport by Max, from the keyboard", async () => {
    const { user } = renderPage(<Field max={51_990_000_001n} />);
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(
      screen.getByRole("button", { name: "Max: use all 51.990000001 SOL" }),
    );
    await user.keyboard("{Enter}");
    expect(screen.getByLabelText("You stake")).toHaveProperty("value", "51.990000001");
    expect(amount()).toBe("51990000001");
  });
});
