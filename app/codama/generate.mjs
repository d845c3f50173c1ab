/**
 * Writes the clients of both programs into src/chain/generated, which is not committed: they
 * follow from the committed IDL of the pool and from `lending.mjs`. Run by `npm run generate`.
 */
import { readFileSync } from "node:fs";

import { rootNodeFromAnchor } from "@codama/nodes-from-anchor";
import { renderVisitor } from "@codama/renderers-js";
import { createFromRoot } from "codama";

import { lendingRoot } from "./lending.mjs";

const app = new URL("../", import.meta.url);
// The library checks its shape.
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
const idl = JSON.parse(readFileSync(new URL("../idl/tidepool.json", app), "utf8"));

/** @type {[string, import("codama").RootNode][]} */
const clients = [
  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument
  ["tidepool", rootNodeFromAnchor(idl)],
  ["lending", lendingRoot()],
];
for (const [name, root] of clients) {
  const visitor = renderVisitor(app.pathname, {
    generatedFolder: `src/chain/generated/${name}`,
    formatCode: false,
    syncPackageJson: false,
  });
  await createFromRoot(root).accept(visitor);
}
