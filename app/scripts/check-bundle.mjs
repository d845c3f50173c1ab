/** After `vite build`: the burner is in the bundle exactly when it was asked for. */
import { readFileSync, readdirSync } from "node:fs";

const assets = new URL("../dist/assets/", import.meta.url);
/** What only the burner's source says. */
const MARK = "tidepool.burner";

const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
const isIn = scripts.some((name) => readFileSync(new URL(name, assets), "utf8").includes(MARK));
const isWanted = process.env["VITE_BURNER"] === "1";
if (scripts.length === 0) throw new Error("the build has no scripts");
if (isIn !== isWanted) {
  throw new Error(isIn ? "the burner wallet is in the bundle" : "the burner wallet is missing");
}
