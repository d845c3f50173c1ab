//! Peers themselves: their own bytecode, built from the crate registry, beside ours in one bank.
//!
//! What is shown falls there and stands here, with amounts. `tidepool_tests::spl_pool` is a pool of
//! theirs, `both` has one pool of each kind over the same validators.

mod both;
mod in_2021;
mod in_2022;
mod today_boundary;
mod today_exits;
mod today_keys;
mod today_rate;
mod today_tips;
