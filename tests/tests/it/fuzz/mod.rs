//! The model beside the program on a bank: random histories, every account compared after every
//! operation.
//!
//! The bank is a real one: it pays the rewards, warms stake up and cools it down. Two things are
//! done past its rules, because no cluster of today does them: losses of stake (`around.rs`), and
//! a commission that changes at any time.
//!
//! A new instruction gets a file in `tidepool_model::pool::operation`, a kind of `Deed` and of
//! `Operation` in `tidepool-fuzz`, an arm in `instruction.rs`, and its names in `refusal.rs`.

mod addresses;
mod around;
mod bytes;
mod compare;
mod instruction;
mod refusal;
mod roles;
mod subject;
mod time;

use std::sync::atomic::{AtomicUsize, Ordering};

use tidepool_fuzz::{Case, Effort, hunt, replay, resolve};

use tidepool_tests::{StakeProgram, folder::package};

use subject::Subject;

/// Operations of both halves together.
const OPERATIONS: u64 = 30_000;
const COMMAND: &str = "cargo test -p tidepool-tests --test it fuzz::first_histories";
/// Halves, which run in parallel.
const PARTS: u64 = 2;
/// Operations between two questions for the second opinion.
const SOLVENCY_EVERY: u64 = 16;

#[test]
fn first_histories_agree_with_the_model() {
    agree(0);
}

#[test]
fn second_histories_agree_with_the_model() {
    agree(1);
}

fn agree(part: u64) {
    // Another stake program has little to add.
    let is_own = StakeProgram::running() == StakeProgram::V5_1_0;
    let operations = if is_own { OPERATIONS } else { OPERATIONS / 10 };
    hunt(Effort::of(operations).part(part, PARTS), COMMAND, run);
}

#[test]
fn kept_cases_agree_with_the_model() {
    replay(&package().join("fuzz_cases"), run);
}

fn run(case: &Case, begun: &AtomicUsize) {
    // A thread of its own for the bank, as in all other tests.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let mut subject = Box::pin(Subject::begin(&case.setting)).await;
        for (number, operation) in (0..).zip(&case.operations) {
            begun.fetch_add(1, Ordering::Relaxed);
            for deed in resolve(operation, &subject.model, number) {
                subject.perform(&deed).await;
            }
            if number % SOLVENCY_EVERY == 0 {
                subject.check_solvency().await;
            }
        }
    });
}
