import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";

import { health, history, market, pool } from "../model/fixture/values.ts";

import { EpochProgress } from "./EpochProgress.tsx";
import { InterestCurve } from "./InterestCurve.tsx";
import { LoanGauge } from "./LoanGauge.tsx";
import { RateByEpoch } from "./RateByEpoch.tsx";
import { RateLive } from "./RateLive.tsx";
import { StackedBar } from "./StackedBar.tsx";
import { TideSlope } from "./TideSlope.tsx";

afterEach(cleanup);

const reader = () => screen.getByRole("slider");
const read = () => reader().getAttribute("aria-valuetext") ?? "";

describe("the live rate", () => {
  it("is read as of now until somebody reads another point", () => {
    render(<RateLive pool={pool} history={history} />);
    expect(read()).toBe("1.083912345 SOL, slot 6,432, now");
  });

  it("is read point by point with the keys, back into the past and on along the tide", () => {
    render(<RateLive pool={pool} history={history} />);
    const now = Number(reader().getAttribute("value"));
    fireEvent.change(reader(), { target: { value: now - 10 } });
    expect(read()).toBe("1.083822345 SOL, slot 6,422, 4 s ago");
    fireEvent.change(reader(), { target: { value: now + 2 } });
    expect(read()).toBe("1.083948345 SOL, slot 6,436, expected in 2 s");
  });

  it("holds the point that is being read while the chain goes on", () => {
    const view = render(<RateLive pool={pool} history={history} />);
    reader().focus();
    const later = { ...pool, slot: 6_435n, rate: pool.rateAt(6_435n) };
    view.rerender(<RateLive pool={later} history={history} />);
    expect(read()).toContain("slot 6,432,");
    fireEvent.blur(reader());
    expect(read()).toContain("slot 6,435, now");
  });

  it("shows what the rate was since an update, not what was believed before news of it came", () => {
    const late = history.live.map((point) =>
      point.slot < 6_415n ? { ...point, rate: 1_083_000_000n } : point,
    );
    render(<RateLive pool={pool} history={{ ...history, live: late }} />);
    fireEvent.change(reader(), { target: { value: 0 } });
    expect(read()).toContain("1.083669345 SOL, slot 6,405");
  });

  it("is read by pointing at it", () => {
    render(<RateLive pool={pool} history={history} />);
    const plot = reader().parentElement as HTMLElement;
    fireEvent.pointerDown(plot, { clientX: 0 });
    expect(read()).toContain("slot 6,405,");
  });

  it("marks where the tide ends and the next epoch begins", () => {
    const far = { ...history, live: [] };
    const { container } = render(
      <RateLive pool={{ ...pool, slot: 6_455n, rate: pool.rateAt(6_455n) }} history={far} />,
    );
    expect(container.textContent).toContain("tide ends");
    expect(container.textContent).toContain("next epoch");
  });

  it("is there as a table for who asks", async () => {
    render(<RateLive pool={pool} history={history} />);
    expect(screen.queryByRole("table")).toBeNull();
    await userEvent.click(screen.getByText("The live rate in numbers"));
    const table = await screen.findByRole("table", { name: "The live rate" });
    expect(within(table).getByText("1.083912345 SOL")).toBeTruthy();
  });

  it("is drawn from a single point", () => {
    render(<RateLive pool={pool} history={{ ...history, live: [] }} />);
    expect(read()).toContain("slot 6,432, now");
  });
});

describe("the rate by epoch", () => {
  it("says what each epoch brought", () => {
    render(<RateByEpoch pool={pool} history={history} />);
    fireEvent.change(reader(), { target: { value: 11 } });
    expect(read()).toBe("1.083000000 SOL, epoch 100, +0.0831 %");
  });

  it("says nothing of growth at the first record, which has none before it", () => {
    render(<RateByEpoch pool={pool} history={history} />);
    fireEvent.change(reader(), { target: { value: 0 } });
    expect(read()).toBe("1.073100000 SOL, epoch 89");
  });

  it("has all records in its table, the newest first, and admits a time that is not known", async () => {
    const forgotten = history.records.map((record) => ({ ...record, at: null }));
    render(<RateByEpoch pool={pool} history={{ ...history, records: forgotten }} />);
    await userEvent.click(screen.getByText("The rate by epoch in numbers"));
    const rows = within(await screen.findByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(13);
    expect(rows[1]?.textContent).toBe("100not known1.083000000+0.0831 %");
  });
});

describe("a bar of parts", () => {
  it("names each part with its amount and share", () => {
    render(
      <StackedBar
        title="Held"
        whole={4_000_000_000n}
        parts={[
          { label: "Staked", lamports: 3_000_000_000n, fill: "deep" },
          { label: "Free", lamports: 1_000_000_000n, fill: "sand" },
        ]}
      />,
    );
    const figure = screen.getByRole("figure");
    expect(figure.textContent).toContain("Staked3 SOL75.0 %");
    expect(figure.textContent).toContain("Free1 SOL25.0 %");
  });
});

describe("the epoch", () => {
  it("says how far it is and that its update was done", () => {
    render(<EpochProgress pool={pool} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
      "Epoch 100 is 50 % over; its update was done",
    );
  });

  it("marks no update of an epoch that has had none", () => {
    render(<EpochProgress pool={{ ...pool, lastUpdateEpoch: 99n }} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("Epoch 100 is 50 % over");
    expect(screen.queryByText(/Updated in slot/)).toBeNull();
  });
});

describe("the tide", () => {
  it("says how much of it has flowed in", () => {
    render(<TideSlope tide={pool.tide} slot={pool.slot} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("41 % of 10 SOL has flowed in");
  });

  it("can be slack", () => {
    const slack = { ...pool.tide, amount: 0n, unvested: 0n };
    render(<TideSlope tide={slack} slot={pool.slot} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("Nothing is flowing in");
  });
});

describe("a loan's gauge", () => {
  const words = () => screen.getByRole("meter").getAttribute("aria-valuetext");
  const terms = { maxLtv: 850_000n, threshold: 900_000n };

  it("says the debt beside the collateral, and both lines", () => {
    render(<LoanGauge health={health} {...terms} />);
    expect(words()).toBe(
      "Debt is 57.7 % of what the collateral counts for. New borrowing ends at 85.0 %, liquidation begins above 90.0 %.",
    );
  });

  it("says where an action would lead", () => {
    render(<LoanGauge health={health} after={{ ...health, debt: 6_000_000_000n }} {...terms} />);
    expect(words()).toContain("; it would be 69.2 %");
  });

  it("is full for a debt that nothing covers any more", () => {
    const bare = { ...health, collateral: 0n, gross: 0n, net: 0n };
    render(<LoanGauge health={bare} {...terms} />);
    expect(screen.getByRole("meter").getAttribute("aria-valuenow")).toBe("100");
  });
});

describe("the curve of interest", () => {
  it("says where the market is on it", () => {
    render(<InterestCurve market={market} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
      "64 % of the SOL is lent out; borrowers pay 4.1 % a year",
    );
  });
});
