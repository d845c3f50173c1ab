//! `cargo xtask help`.

const TEXT: &str = "\
cargo xtask setup
    Makes a Debian 12 machine with rustup ready. Safe to run again; says what it skips.

cargo xtask build-program [NAME...] [--all] [--arch v0|v3] [--verify]
    Builds on-chain programs into target/deploy (v0: target/deploy/v0). Without a
    name: the pool and the lender. --verify builds twice, in two places, and compares the
    bytes.

cargo xtask demo [--epochs N] [--json]
    Alice and Bob live through N epochs of real rewards (default 8), and every lamport is
    audited. --json prints one object on standard output and tells the story on standard
    error. Exit code 1: the audit does not balance; 2: wrong flags.

cargo xtask play [--page-port N] [flags of localnet]
    All there is to see: the local chain with pool, lender and bot, and the web page on it.
    Prints the page's address; Ctrl-C stops all of it and leaves nothing behind.

cargo xtask localnet [--epoch-slots N] [--validators N] [--rpc-port N] [--soak MINUTES]...
    A real chain on this machine: a node with JSON-RPC and faucet, an epoch every
    19 seconds, validators, the pool, the lender, the bot; whatever dies is started again.
    Ctrl-C stops all of it. Other flags: --faucet-port, --node-ports, --crank-port, --dir.
    --soak ends after so many minutes, with an error if anything went wrong.

cargo xtask localnet silence|wake NUMBER
    Lets a validator of the running chain stop voting, or vote again.

cargo xtask e2e
    The page in a real browser (Debian's Chromium) on a chain of its own.

cargo xtask bench [--check]
    Measures the compute units of every instruction beside the SPL stake pool and
    writes docs/bench. --check writes nothing, and fails when a bar is missed or a
    committed figure is off by more than 3 %.

cargo xtask test
    Everything that must pass: set-up, programs, formatting, lints, tidiness, tests, those
    of the bank on three versions of the stake program; the stories, what holders do, the
    lender and the arithmetic of the machine once more on SBPF v0; the web page; twenty
    mutants.

cargo xtask nightly [--seed N] [--operations N] [--only STEP]
    What takes too long for every change: random histories of pools beside the model,
    N operations on a bank (default 1,000,000) and a hundred times as many on the
    arithmetic; the page in a browser, half an hour of the local chain, proofs, bench and
    all mutants. Without a seed one of the clock's; each is
    printed.

cargo xtask mutants [--smoke [N]] [--seed TEXT] [--only TEXT]... [--shard I/N] [--rest] [--list]
    Deletes, turns round or moves by one each check of the program in turn, in a copy, and
    sees that a test fails. --smoke tries a sample (default 20). What survives and is not
    listed with its proof in docs/mutants.md is an error. --rest goes on where an earlier
    run ended: what it has settled is left out.

cargo xtask mutants --math
    The same for tidepool-math with cargo-mutants: 95 % must be killed.

cargo xtask prove
    Proves the lemmas that the laws rest on, with Z3, which it installs into the cache.
    Each is also shown to speak of something and to need its hypotheses.

cargo xtask check
    Formatting, lints, tidiness and the IDL alone.

cargo xtask spec
    Writes docs/spec/instructions.md from the program's source and the bench's figures, and
    the code and the tables of docs/integrating.md.

cargo xtask idl [--check]
    Writes idl/tidepool.json from the program's source. --check writes nothing, and fails
    when the committed file is stale.

cargo xtask matrix
    Writes docs/matrix.md: every account of every instruction, replaced by every wrong kind.

cargo xtask tidy
    The house rules: who may depend on whom, sizes, names, the map.

cargo xtask wasm
    The arithmetic of the pool and the lender for the page: app/src/math/tidepool.wasm, and
    the cases that the page's tests compare it with.

cargo xtask app
    The web page: wasm, the packages of its lock file, the generated clients, its checks and
    tests, and app/dist. Puts a newer Node.js into the cache where the machine's is too old.

cargo xtask help
    This page.

Downloads and intermediate files live in $TIDEPOOL_CACHE (default ~/.cache/tidepool).
";

/// Prints the list of verbs.
pub fn run() {
    print!("{TEXT}");
}
