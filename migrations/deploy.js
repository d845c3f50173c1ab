// `anchor migrate` calls this file; the work is done by `tidepool-migrate`, which is idempotent.
// TIDEPOOL_POOL names the description. The key is the provider's wallet.
const { spawnSync } = require("node:child_process");

module.exports = async function (provider) {
  const file = process.env.TIDEPOOL_POOL ?? "migrations/pools/example.toml";
  const wallet = process.env.ANCHOR_WALLET;
  const words = ["run", "--release", "-p", "tidepool-migrations", "--", "apply", "--file", file];
  words.push("--url", provider.connection.rpcEndpoint);
  if (wallet) words.push("--keypair", wallet);
  const { status } = spawnSync("cargo", words, { stdio: "inherit" });
  if (status !== 0) throw new Error(`tidepool-migrate ended with ${status}`);
};
