//! `cargo xtask help`.

const TEXT: &str = "\
cargo xtask setup
    Makes a Debian 12 machine with rustup ready. Safe to run again; says what it skips.

cargo xtask build-program [NAME...] [--all] [--arch v0|v3] [--verify]
    Builds on-chain programs into target/deploy (v0: target/deploy/v0). Without a
    name: tidepool. --verify builds twice, in two places, and compares the bytes.

cargo xtask demo [--epochs N] [--json]
    Alice and Bob live through N epochs of real rewards (default 8), and every lamport is
    audited. --json prints one object on standard output and tells the story on standard
    error. Exit code 1: the audit does not balance; 2: wrong flags.

cargo xtask bench [--check]
    Measures the compute units of every instruction beside the SPL stake pool and
    writes docs/bench. --check writes nothing, and fails when a bar is missed or a
    committed figure is off by more than 3 %.

cargo xtask test
    Everything that must pass: set-up, programs, formatting, lints, tidiness, proofs,
    tests, those of the bank on three versions of the stake program.

cargo xtask prove
    Proves the lemmas that the laws rest on, with Z3, which it installs into the cache.
    Each is also shown to speak of something and to need its hypotheses.

cargo xtask check
    Formatting, lints and tidiness alone.

cargo xtask spec
    Writes docs/spec/instructions.md from the program's source and the bench's figures, and
    the code and the tables of docs/integrating.md.

cargo xtask tidy
    The house rules: who may depend on whom, sizes, names, the map.

cargo xtask help
    This page.

Downloads and intermediate files live in $TIDEPOOL_CACHE (default ~/.cache/tidepool).
";

/// Prints the list of verbs.
pub fn run() {
    print!("{TEXT}");
}
