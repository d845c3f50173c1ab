import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { renderPage } from "../testing/renderPage.tsx";

import { Tabs } from "./Tabs.tsx";

const tabs = ["one", "two", "three"].map((id) => ({ id, title: id, panel: <p>panel {id}</p> }));

describe("tabs", () => {
  it("are one stop of the tab key, and arrows, Home and End choose", async () => {
    const { user } = renderPage(<Tabs label="Numbers" tabs={tabs} />);
    const chosen = () => screen.getByRole("tab", { selected: true }).textContent;
    await user.tab();
    expect(document.activeElement?.textContent).toBe("one");
    await user.keyboard("{ArrowRight}");
    expect(chosen()).toBe("two");
    expect(document.activeElement?.textContent).toBe("two");
    await user.keyboard("{End}");
    expect(chosen()).toBe("three");
    await user.keyboard("{ArrowRight}");
    expect(chosen()).toBe("one");
    await user.keyboard("{ArrowLeft}{Home}");
    expect(chosen()).toBe("one");
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it("show one panel, named by its tab", async () => {
    const { user } = renderPage(<Tabs label="Numbers" tabs={tabs} />);
    await user.click(screen.getByRole("tab", { name: "two" }));
    expect(screen.getByRole("tabpanel", { name: "two" }).textContent).toBe("panel two");
    expect(screen.queryByText("panel one")).toBeNull();
  });
});
