import { readFileSync } from "node:fs";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import type { Connect, Plugin } from "vite";

/**
 * The page asks its own server for `/config.json`, which the local chain writes. While developing
 * that is the file `$TIDEPOOL_CONFIG`, read anew at each request: the chain may have been made
 * anew meanwhile.
 */
function chainConfig(): Plugin {
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    const file = process.env["TIDEPOOL_CONFIG"];
    if (file === undefined || request.url?.split("?")[0] !== "/config.json") {
      next();
      return;
    }
    try {
      response.setHeader("content-type", "application/json");
      response.setHeader("cache-control", "no-store");
      response.end(readFileSync(file));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  };
  return {
    name: "chain-config",
    configureServer: (server) => void server.middlewares.use(serve),
    configurePreviewServer: (server) => void server.middlewares.use(serve),
  };
}

/** The mode of `npm run build:local`, the only build with the burner wallet; it goes elsewhere. */
const WITH_BURNER = "with-burner";

export default defineConfig(({ command, mode }) => ({
  plugins: [react(), chainConfig()],
  // Wherever the page is put: below any path, from any server of plain files.
  base: "./",
  // A constant, so that an ordinary build contains nothing of the burner wallet. What is left set
  // in somebody's environment asks for it while developing only, never in a build.
  define: {
    __BURNER__: JSON.stringify(
      command === "build" ? mode === WITH_BURNER : process.env["VITE_BURNER"] === "1",
    ),
  },
  build: {
    target: "es2023",
    sourcemap: true,
    outDir: mode === WITH_BURNER ? "dist-local" : "dist",
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    // The contrast of the colours is tested on the file itself.
    css: { include: [/tokens\.css/] },
  },
}));
