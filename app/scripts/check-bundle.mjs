/** After `vite build`: the burner wallet is not in the bundle. */
import { readFileSync, readdirSync } from "node:fs";

const assets = new URL("../dist/assets/", import.meta.url);
/** What only the burner's source says. */
const MARK = "tidepool.burner";

const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
const isIn = scripts.some((name) => readFileSync(new URL(name, assets), "utf8").includes(MARK));
if (scripts.length === 0) throw new Error("the build has no scripts");
if (isIn) throw new Error("the burner wallet is in the bundle");
