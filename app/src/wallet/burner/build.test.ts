// @vitest-environment node
import { resolveConfig } from "vite";
import { describe, expect, it, vi } from "vitest";

async function built(mode: string) {
  const { define, build } = await resolveConfig({}, "build", mode, "production");
  return { hasBurner: define?.["__BURNER__"] as unknown, folder: build.outDir };
}

describe("the burner wallet", () => {
  it.each(["1", "", undefined])("is not in `dist` where VITE_BURNER is %j", async (value) => {
    vi.stubEnv("VITE_BURNER", value);
    expect(await built("production")).toEqual({ hasBurner: "false", folder: "dist" });
  });

  it("is in a build of its own, in a folder of its own", async () => {
    expect(await built("with-burner")).toEqual({ hasBurner: "true", folder: "dist-local" });
  });
});
