//! Every account of every instruction, replaced by every wrong kind: `docs/matrix.md`.
//!
//! The cases are made from `idl/tidepool.json`: `cases` makes all wrong kinds of an account that
//! its flags and what is stored there allow. `expectation` says which error must come of each,
//! from what each account is to its instruction (`roles`) and the order in which the program finds
//! wrongs out; `exceptions` names where another error comes, and every substitution that is legal,
//! with its reason. `trial` plays them on the bank.
//!
//! A new instruction needs a scene in which it is valid, for both of the twins, in a list of
//! `every_instruction.rs`; the test says so. An account with a name or a meaning that `roles` does
//! not know needs a row there; sysvars and programs that the IDL gives an address need none. Then
//! the test lists every case that is met otherwise than the rules say. `cargo xtask matrix` writes
//! the page.

mod cases;
mod cast;
mod exceptions;
mod expectation;
mod finding;
mod idl;
mod kind;
mod page;
mod purses;
mod roles;
mod scenes;
mod trial;

pub use self::idl::read as idl;
use self::{finding::Findings, trial::Trial};

/// The name of the instruction that data of these bytes call.
pub fn name_of(data: &[u8]) -> String {
    idl::called(&idl(), data).name.clone()
}

#[tokio::test]
async fn every_wrong_account_is_refused_with_its_error_or_legal_for_a_reason() {
    let idl = idl();
    let mut stages = scenes::all().await;
    scenes::assert_complete(&idl, &stages);
    let mut findings = Findings::default();
    for stage in &mut stages {
        for pair in &stage.pairs {
            let trial = Trial::of(&idl, pair, &mut stage.cast).await;
            trial.play(&mut stage.cast, &mut findings).await;
        }
    }
    let faults = &findings.faults;
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(findings.all.len() >= 1_500, "{} cases", findings.all.len());
    findings.assert_complete(&idl);
    page::check(&idl, &findings);
}
