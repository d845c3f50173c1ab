//! The SPL stake pool as a program to measure: the crate from the registry, unchanged, with its
//! own entry point.
//!
//! Building it here, and not loading somebody's binary, gives both pools the same compiler,
//! linker and flags.

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
use spl_stake_pool as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;
