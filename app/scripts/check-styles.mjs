/**
 * After `vite build`: the layers stand in the order that `tokens.css` gives them. Browsers take the
 * order in which they first meet layers, and a build that splits the styles may turn it round.
 */
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../dist/", import.meta.url);
const ORDER = ["tokens", "base", "components", "pages"];

const page = readFileSync(new URL("index.html", folder), "utf8");
const linked = [...page.matchAll(/href="\.\/(assets\/[^"]+\.css)"/g)].map(([, path]) => path ?? "");
const built = readdirSync(new URL("assets/", folder)).filter((name) => name.endsWith(".css"));
if (linked.length === 0 || built.length > linked.length) {
  throw new Error("some styles are not linked from the page, and load in any order");
}
const styles = linked.map((path) => readFileSync(new URL(path, folder), "utf8")).join("\n");
const met = [...styles.matchAll(/@layer ([a-z, ]+)[{;]/g)].flatMap(([, names]) =>
  (names ?? "").split(",").map((name) => name.trim()),
);
const found = [...new Set(met)];
if (found.join() !== ORDER.join()) throw new Error(`the layers are in the order ${found.join()}`);
