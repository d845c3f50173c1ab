//! Accounts that cannot be read, and which are needed.

use tidepool_solvency::{Account, Address, Defect, Fault, Part, RawAccounts, addresses, check};

use crate::paper::{COOLING, LIST, MAIN, MINT, OTHER_MAIN, POOL, RESERVE, TICKETS, sound, write};

const PARTS: [(Address, Part); 5] = [
    (POOL, Part::Pool),
    (RESERVE, Part::Reserve),
    (MINT, Part::Mint),
    (LIST, Part::List),
    (TICKETS[0], Part::Ticket(TICKETS[0])),
];

fn has(raw: &RawAccounts, part: Part, defect: Defect) -> bool {
    check(raw).faults.contains(&Fault::Unreadable { part, defect })
}

#[test]
fn the_pool_and_its_list_name_what_is_needed() {
    let raw = sound();
    let (pool, list) = (&raw.accounts[&POOL].data, &raw.accounts[&LIST].data);
    let first = [RESERVE, MINT, LIST];
    assert_eq!(addresses(pool, &[]), first);
    assert_eq!(addresses(pool, list), [first, [MAIN, COOLING, OTHER_MAIN]].concat());
    assert_eq!(addresses(&[], list), [MAIN, COOLING, OTHER_MAIN]);
    assert_eq!(addresses(list, pool), Vec::<Address>::new());
}

#[test]
fn an_account_that_is_missing_or_of_another_program_is_a_fault() {
    for (address, part) in PARTS.into_iter().take(4) {
        let mut raw = sound();
        raw.accounts.get_mut(&address).expect("an account").owner = [5; 32];
        assert!(has(&raw, part, Defect::Owner), "{part:?}");
        raw.accounts.remove(&address);
        assert!(has(&raw, part, Defect::Missing), "{part:?}");
    }
}

#[test]
fn another_discriminator_version_or_length_is_a_fault() {
    for (address, part) in [PARTS[0], PARTS[3], PARTS[4]] {
        let mut raw = sound();
        write(&mut raw, address, 8, &[2]);
        assert!(has(&raw, part, Defect::Version), "{part:?}");
        let mut raw = sound();
        raw.accounts.get_mut(&address).expect("an account").data.truncate(100);
        assert!(has(&raw, part, Defect::Length), "{part:?}");
    }
    for (address, part) in [PARTS[0], PARTS[3]] {
        let mut raw = sound();
        write(&mut raw, address, 0, &[0]);
        assert!(has(&raw, part, Defect::Discriminator), "{part:?}");
    }
    let mut raw = sound();
    write(&mut raw, MINT, 45, &[0]);
    assert!(has(&raw, Part::Mint, Defect::Discriminator));
    raw.accounts.get_mut(&MINT).expect("a mint").data.push(0);
    assert!(has(&raw, Part::Mint, Defect::Length));
    raw.accounts.get_mut(&RESERVE).expect("a reserve").data.push(0);
    assert!(has(&raw, Part::Reserve, Defect::Length));
}

#[test]
fn a_list_of_more_slots_than_it_has_room_for_is_a_fault() {
    let mut raw = sound();
    write(&mut raw, LIST, 168, &4_u32.to_le_bytes());
    assert_eq!(check(&raw).faults, [], "the fourth is vacant");
    for used in [5, u32::MAX] {
        write(&mut raw, LIST, 168, &used.to_le_bytes());
        assert!(has(&raw, Part::List, Defect::Length));
    }
}

#[test]
fn nothing_at_all_is_a_pool_that_is_missing() {
    let report = check(&RawAccounts::default());
    let missing = Fault::Unreadable { part: Part::Pool, defect: Defect::Missing };
    assert_eq!(report.faults, [missing]);
    assert_eq!(Account::default().lamports, 0);
}
