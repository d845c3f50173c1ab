import { defineConfig } from "vitest/config";

/** The page in a real browser on a real chain: `cargo xtask e2e` starts both and says where. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.e2e.ts"],
    // One chain and one person: the stories are told one after the other.
    fileParallelism: false,
    testTimeout: 150_000,
    hookTimeout: 90_000,
    reporters: ["verbose"],
  },
});
