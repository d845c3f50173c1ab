//! The laws of the pool, one file each, named as in `docs/laws.md`.

mod continuity;
mod dust_exits;
mod exit;
mod fee;
mod first_depositor;
mod gap_quota;
mod idempotence;
mod identity;
mod late_service;
mod loss_fairness;
mod monotone;
mod no_dilution;
mod no_free_lunch;
mod retune;
mod rounding;
mod slippage;
mod slope_cap;
mod small_exits;
mod split_exit;
mod staleness;
mod take_back;
mod ticket_worth;
mod tide_stretch;
mod total_loss;
mod two_part_exit;

use proptest::test_runner::{Config, RngSeed};

/// `factor` times proptest's number of cases. The same ones every time: to search further, set
/// `PROPTEST_RNG_SEED` and `PROPTEST_CASES`, which then is the number for every test.
pub fn cases(factor: u32) -> Config {
    let default = Config::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        chosen @ RngSeed::Fixed(_) => chosen,
    };
    Config {
        cases: default.cases * factor,
        max_global_rejects: default.cases * factor * 64,
        rng_seed,
        failure_persistence: None,
        ..default
    }
}
