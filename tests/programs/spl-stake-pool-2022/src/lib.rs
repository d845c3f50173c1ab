//! The SPL stake pool of 2022: the crate from the registry, unchanged, with its own entry point.
//!
//! It is for the museum, where what was found in it happens again.

#[cfg(target_arch = "bpf")]
#[path = "../../spl-stake-pool-old/cross_calls.rs"]
mod cross_calls;
#[cfg(target_arch = "bpf")]
#[path = "../../spl-stake-pool-old/floats.rs"]
mod floats;

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
use spl_stake_pool as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;
