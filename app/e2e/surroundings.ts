/** Where everything is: `cargo xtask e2e` says it. */

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set: run \`cargo xtask e2e\``);
  }
  return value;
}

/** The page, built with the burner wallet. */
export const PAGE = required("TIDEPOOL_PAGE");
export const RPC = required("TIDEPOOL_RPC");
/** The chain's folder: config.json and logs. */
export const CHAIN = required("TIDEPOOL_CHAIN_DIR");
/** Where pictures go. */
export const SHOTS = process.env["TIDEPOOL_SHOTS"] ?? "e2e/artifacts";
export const CHROMIUM = process.env["TIDEPOOL_CHROMIUM"] ?? "/usr/bin/chromium";
