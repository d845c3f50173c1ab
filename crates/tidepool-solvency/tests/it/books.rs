//! Books that do not agree with each other or with what is held.

use tidepool_solvency::{Fault, Note, RawAccounts, Sums, Total, check};

use crate::paper::{
    LIST, MINT, POOL, RENT, RESERVE, SLOT_LEN, SLOTS, SOL, lamports, number, sound, write,
};

/// The faults after `change`.
fn faults(change: impl FnOnce(&mut RawAccounts)) -> Vec<Fault> {
    let mut raw = sound();
    change(&mut raw);
    check(&raw).faults
}

#[test]
fn a_sound_pool_has_no_fault_and_nothing_to_note() {
    let report = check(&sound());
    assert_eq!((report.faults.as_slice(), report.notes.as_slice()), ([].as_slice(), [].as_slice()));
    assert!(report.is_solvent());
    let sol = i128::from(SOL);
    let reserve = 51 * sol + i128::from(RENT);
    let expected = Sums {
        reserve,
        active: 80 * sol,
        starting: 30 * sol,
        cooling: 20 * sol,
        inactive: 0,
        ticket_worth: 15 * sol,
        ticket_debt: 15 * sol,
        pending_fees: sol,
        backing: 112 * sol + reserve,
        observed: 2 * sol,
    };
    assert_eq!(report.sums, expected);
    assert_eq!((report.sums.held(), report.sums.surplus()), (130 * sol + reserve, 0));
}

#[test]
fn backing_that_nothing_stands_behind_breaks_the_identity_and_is_not_covered() {
    let assets = i128::from(163 * SOL + RENT + 2 * SOL);
    let found = faults(|raw| number(raw, POOL, 16, 163 * SOL + RENT + 7));
    let claimed = assets + 7;
    let all = 16 * i128::from(SOL);
    assert_eq!(
        found,
        [
            Fault::Identity { tracked: assets, claimed },
            Fault::Backing { claimed: claimed + all, held: assets + all },
        ]
    );
    assert_eq!(found[1].lacking(), Some(7));
    // Too little claimed is a fault of the books, and nobody's loss.
    let found = faults(|raw| number(raw, POOL, 16, 163 * SOL + RENT - 7));
    assert_eq!(found, [Fault::Identity { tracked: assets, claimed: assets - 7 }]);
}

#[test]
fn a_reserve_that_lacks_a_lamport_is_found() {
    let tracked = 51 * SOL + RENT;
    let mut raw = sound();
    lamports(&mut raw, RESERVE, tracked - 1);
    let report = check(&raw);
    let held = i128::from(181 * SOL + RENT) - 1;
    assert_eq!(
        report.faults,
        [
            Fault::ReserveShort { tracked, held: tracked - 1 },
            Fault::Backing { claimed: held + 1, held },
        ]
    );
    assert_eq!(report.sums.surplus(), -1);
    lamports(&mut raw, RESERVE, tracked + 3);
    let report = check(&raw);
    assert!(report.is_solvent());
    assert_eq!(report.notes, [Note::ReserveGain { lamports: 3 }]);
    assert_eq!(report.sums.surplus(), 3);
}

#[test]
fn the_locked_sol_and_the_rent_of_now_must_be_in_the_reserve() {
    // Everything else of the reserve is staked: the books agree.
    let mut raw = sound();
    let tracked = SOL + RENT;
    lamports(&mut raw, RESERVE, tracked);
    number(&mut raw, POOL, 144, tracked);
    number(&mut raw, POOL, 16, 113 * SOL + RENT);
    assert_eq!(check(&raw).faults, []);
    raw.reserve_rent += 1;
    let locked = u128::from(tracked) + 1;
    assert_eq!(check(&raw).faults, [Fault::ReserveUnlocked { tracked, locked }]);
}

#[test]
fn totals_are_the_sums_of_the_entries() {
    let cases = [
        (96, 301, Total::Weights, 301, 300),
        (48, 3, Total::Validators, 3, 2),
        (88, 6 * SOL, Total::Cooling, 21 * SOL, 20 * SOL),
    ];
    for (offset, value, total, header, sum) in cases {
        let expected = Fault::Total { total, header: header.into(), sum: sum.into() };
        assert_eq!(faults(|raw| number(raw, LIST, offset, value)), [expected]);
    }
    let found = faults(|raw| number(raw, LIST, 72, 131 * SOL));
    let (header, sum) = (u128::from(131 * SOL), u128::from(130 * SOL));
    assert_eq!(found[0], Fault::Total { total: Total::Tracked, header, sum });
    assert!(matches!(found[1], Fault::Identity { .. }), "{found:?}");
}

#[test]
fn the_weight_of_a_validator_that_is_flagged_or_leaves_does_not_count() {
    let (total, header) = (Total::Weights, 300);
    for (flags, sum) in [(0, 500), (1, 300), (2, 300), (3, 300)] {
        let found = faults(|raw| write(raw, LIST, SLOTS + 2 * SLOT_LEN + 142, &[flags]));
        let expected = [Fault::Total { total, header, sum }];
        assert_eq!(found, expected[usize::from(sum == 300)..]);
    }
}

#[test]
fn each_validator_is_listed_once() {
    let slot = SLOTS + SLOT_LEN;
    let mut raw = sound();
    let twin = raw.accounts[&LIST].data[SLOTS..SLOTS + SLOT_LEN].to_vec();
    write(&mut raw, LIST, slot, &twin);
    let found = check(&raw).faults;
    let (vote, tracked) = (crate::paper::VOTE, 100 * SOL);
    for stake in [crate::paper::MAIN, crate::paper::COOLING] {
        assert!(found.contains(&Fault::StakeTwice { stake }));
    }
    assert!(found.contains(&Fault::ValidatorTwice { vote }));
    assert!(found.contains(&Fault::StakeShort { vote, tracked, held: 0 }), "held once");
}

#[test]
fn shares_are_minted_locked_or_fee_shares() {
    let (shares, sum) = (120 * SOL, u128::from(120 * SOL + 1));
    for (offset, value) in [(232, 4 * SOL + 1), (240, SOL + 1)] {
        let found = faults(|raw| number(raw, POOL, offset, value));
        assert_eq!(found, [Fault::Shares { shares, sum }]);
    }
    let few = |raw: &mut RawAccounts| {
        for (offset, value) in [(48, SOL - 1), (152, 0), (232, SOL - 1), (240, 0)] {
            number(raw, POOL, offset, value);
        }
        number(raw, MINT, 36, 0);
    };
    assert_eq!(faults(few), [Fault::FewShares { shares: SOL - 1 }]);
}

#[test]
fn no_token_exists_that_was_not_minted() {
    let minted = 115 * SOL;
    let found = faults(|raw| number(raw, MINT, 36, minted + 1));
    assert_eq!(found, [Fault::Supply { supply: minted + 1, minted }]);
    let mut raw = sound();
    number(&mut raw, MINT, 36, minted - 9);
    let report = check(&raw);
    assert!(report.is_solvent());
    assert_eq!(report.notes, [Note::Burned { shares: 9 }]);
}

#[test]
fn the_pool_alone_makes_tokens_and_nobody_freezes_them() {
    let authority = Some([5; 32]);
    assert_eq!(faults(|raw| write(raw, MINT, 4, &[5; 32])), [Fault::MintAuthority { authority }]);
    let found = faults(|raw| write(raw, MINT, 0, &[0; 4]));
    assert_eq!(found, [Fault::MintAuthority { authority: None }]);
    let found = faults(|raw| write(raw, MINT, 46, &[1, 0, 0, 0, 6, 6]));
    let mut authority = [0; 32];
    authority[..2].copy_from_slice(&[6, 6]);
    assert_eq!(found, [Fault::FreezeAuthority { authority }]);
}

#[test]
fn something_is_left_for_the_shares() {
    let backing = 163 * SOL + RENT;
    // Half of the tide is still to come.
    let tide = 2 * (backing - 1);
    assert_eq!(faults(|raw| number(raw, POOL, 24, tide)), []);
    let found = faults(|raw| number(raw, POOL, 24, tide + 1));
    assert_eq!(found, [Fault::NoValue { backing, unvested: Some(backing.into()) }]);
    // Before its start, no more than all of a tide is to come.
    let early = |tide: u64| {
        faults(|raw| {
            number(raw, POOL, 24, tide);
            raw.now.slot = 900;
        })
    };
    assert_eq!(early(backing - 1), []);
    assert_eq!(early(backing), [Fault::NoValue { backing, unvested: Some(backing.into()) }]);
    let found = faults(|raw| number(raw, POOL, 40, 0));
    assert_eq!(found, [Fault::NoValue { backing, unvested: None }]);
}

#[test]
fn a_loss_that_was_observed_waits_for_the_update_and_a_total_one_is_final() {
    let mut raw = sound();
    // The loss of 3 SOL was taken from what is tracked, and not yet from the backing.
    number(&mut raw, POOL, 16, 168 * SOL + RENT);
    write(&mut raw, POOL, 96, &(-3_000_000_000_i64).to_le_bytes());
    let report = check(&raw);
    assert_eq!(report.faults, []);
    assert_eq!(report.notes, [Note::LossNotBooked { lamports: 3 * SOL }]);
    write(&mut raw, POOL, 120, &[1]);
    assert_eq!(check(&raw).faults, [Fault::DeclaredInsolvent]);
}
