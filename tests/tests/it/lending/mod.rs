//! The lender, on the real pool.

mod absorb;
mod caps;
mod collect;
mod errors;
mod gates;
mod liquidate_by_redeeming;
mod liquidate_for_tokens;
mod matrix;
mod rounding;
mod scenes;
mod stale;
mod story;
