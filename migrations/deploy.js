// What `anchor migrate` runs where a project has no tsconfig.json. All work is done by
// `tidepool-migrate`: TIDEPOOL_POOL names the pool's file, which has no default because a pool
// that nobody meant cannot be taken back. It shows what it will do and asks first.
const { spawnSync } = require("node:child_process");

module.exports = async (provider) => {
  const file = process.env.TIDEPOOL_POOL;
  if (!file) throw new Error("name the pool's file: TIDEPOOL_POOL=migrations/pools/NAME.toml");
  const url = provider.connection.rpcEndpoint;
  const key = process.env.ANCHOR_WALLET ? ["--keypair", process.env.ANCHOR_WALLET] : [];
  const cargo = ["run", "--quiet", "--locked", "--package", "tidepool-migrations", "--"];
  const words = [...cargo, "apply", file, "--url", url, ...key];
  const { status, error } = spawnSync("cargo", words, { stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`tidepool-migrate ended with ${status}`);
};
