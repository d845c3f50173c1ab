import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  localStorage.clear();
  vi.resetModules();
});

const shown = () => document.documentElement.dataset["theme"];

describe("the theme", () => {
  it("is the system's until one is chosen, which is then remembered", async () => {
    const { setTheme } = await import("./theme.ts");
    expect(shown()).toBeUndefined();
    setTheme("dark");
    expect(shown()).toBe("dark");
    vi.resetModules();
    setTheme("light");
    await import("./theme.ts");
    expect(shown()).toBe("light");
    setTheme("system");
    expect(shown()).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });

  it("still changes where the browser forbids storage", async () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("denied");
    });
    const { setTheme } = await import("./theme.ts");
    setTheme("dark");
    expect(shown()).toBe("dark");
  });
});
