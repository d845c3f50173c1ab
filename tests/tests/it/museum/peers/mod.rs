//! Peers themselves: their own bytecode, built from the crate registry, beside ours in one bank.
//!
//! What is shown falls there and stands here, with amounts. `pool` begins a pool of theirs,
//! `people`, `cranks`, `stakers` and `keys` are its instructions, `both` has one pool of each kind
//! over the same validators.

mod both;
mod cranks;
mod edition;
mod first_edition;
mod in_2021;
mod in_2022;
mod keys;
mod people;
mod pool;
mod stakers;
mod today_boundary;
mod today_exits;
mod today_keys;
mod today_rate;
mod today_tips;
