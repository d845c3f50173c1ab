//! Stake accounts that are not what the list says.

use tidepool_solvency::{Account, Fault, Note, RawAccounts, Report, Strange, check};

use crate::paper::{
    COOLING, EPOCH, MAIN, OTHER_MAIN, OTHER_VOTE, POOL, RENT, SOL, VOTE, lamports, number, sound,
    write,
};

/// The report after `change`.
fn after(change: impl FnOnce(&mut RawAccounts)) -> Report {
    let mut raw = sound();
    change(&mut raw);
    check(&raw)
}

/// What is held and claimed where `lacking` lamports of the first validator's are missing.
fn short(lacking: u64) -> [Fault; 2] {
    let claimed = i128::from(181 * SOL + RENT);
    [
        Fault::StakeShort { vote: VOTE, tracked: 100 * SOL, held: (100 * SOL - lacking).into() },
        Fault::Backing { claimed, held: claimed - i128::from(lacking) },
    ]
}

#[test]
fn a_lamport_that_vanished_is_found() {
    let report = after(|raw| lamports(raw, MAIN, 80 * SOL - 1));
    assert_eq!(report.faults, short(1));
    assert_eq!(report.faults[0].lacking(), Some(1));
}

#[test]
fn a_gain_of_one_validator_does_not_hide_another_s_loss() {
    let report = after(|raw| {
        lamports(raw, MAIN, 79 * SOL);
        lamports(raw, OTHER_MAIN, 32 * SOL);
    });
    assert_eq!(report.faults, [short(SOL)[0]]);
    assert_eq!(report.sums.surplus(), i128::from(SOL));
    assert_eq!(report.notes, [Note::StakeGain { vote: OTHER_VOTE, lamports: (2 * SOL).into() }]);
}

#[test]
fn what_others_could_take_does_not_count() {
    let strange = |strange, lamports| [Note::NotOurs { stake: MAIN, lamports, strange }];
    for offset in [12, 44] {
        let report = after(|raw| write(raw, MAIN, offset, &[7; 32]));
        assert_eq!(report.faults, short(80 * SOL));
        assert_eq!(report.notes, strange(Strange::Authority, 80 * SOL));
    }
    for state in [0, 3] {
        let report = after(|raw| write(raw, MAIN, 0, &[state]));
        assert_eq!(report.faults, short(80 * SOL));
        assert_eq!(report.notes, strange(Strange::State, 80 * SOL));
    }
    let report = after(|raw| {
        raw.accounts.insert(MAIN, Account { lamports: 80 * SOL, ..Account::default() });
    });
    assert_eq!(report.faults, short(80 * SOL));
    assert_eq!(report.notes, strange(Strange::Owner, 80 * SOL));
    let report = after(|raw| drop(raw.accounts.remove(&MAIN)));
    assert_eq!(report.faults, short(80 * SOL));
    assert_eq!(report.notes, strange(Strange::Missing, 0));
}

#[test]
fn a_lockup_in_force_keeps_lamports_from_the_pool() {
    let locked = [Fault::StakeLocked { stake: COOLING, lamports: 20 * SOL }];
    // The end by the clock, then the end by epoch; each ends when it is reached.
    for (offset, end) in [(76, 1_000_000), (84, EPOCH)] {
        assert_eq!(after(|raw| number(raw, COOLING, offset, end)).faults, []);
        assert_eq!(after(|raw| number(raw, COOLING, offset, end + 1)).faults, locked);
    }
}

#[test]
fn stake_with_another_validator_is_still_the_pool_s() {
    let report = after(|raw| write(raw, MAIN, 124, &[7; 32]));
    assert!(report.is_solvent());
    assert_eq!(report.notes, [Note::OtherValidator { stake: MAIN, vote: [7; 32] }]);
}

#[test]
fn each_lamport_is_in_the_sum_of_what_its_stake_is_doing() {
    let sums = |report: Report| {
        let sums = report.sums;
        [sums.active, sums.starting, sums.cooling, sums.inactive].map(|sum| sum / i128::from(SOL))
    };
    assert_eq!(sums(after(|_| ())), [80, 30, 20, 0]);
    // Deactivated earlier; deactivated before it was ever active; not delegated.
    assert_eq!(sums(after(|raw| number(raw, COOLING, 172, EPOCH - 1))), [80, 30, 0, 20]);
    assert_eq!(sums(after(|raw| number(raw, OTHER_MAIN, 172, EPOCH))), [80, 0, 20, 30]);
    assert_eq!(sums(after(|raw| write(raw, MAIN, 0, &[1]))), [0, 30, 20, 80]);
    // Since the genesis block.
    assert_eq!(sums(after(|raw| number(raw, MAIN, 164, u64::MAX))), [80, 30, 20, 0]);
}

#[test]
fn a_list_of_another_pool_is_found() {
    let report = after(|raw| write(raw, crate::paper::LIST, 16, &[8; 32]));
    assert_eq!(report.faults, [Fault::ListOfAnotherPool { pool: [8; 32] }]);
    assert_ne!([8; 32], POOL);
}
