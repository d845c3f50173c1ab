//! Books that say something else than the accounts.
//!
//! Every account here is edited past all rules: no transaction writes such books.

use solana_pubkey::Pubkey;
use tidepool_solvency::{Fault, Report, Total};
use tidepool_tests::{SOL, Snapshot, World};

/// A pool with active stake and two open tickets.
async fn pool() -> (World, Snapshot, [Pubkey; 2]) {
    let (mut world, alice) = World::staked().await;
    for nonce in [1, 2] {
        world.order(&alice, nonce, 100 * SOL).await.expect("a ticket");
    }
    world.assert_solvent().await;
    let tickets = [world.ticket_of(&alice, 1), world.ticket_of(&alice, 2)];
    let now = world.snapshot().await;
    (world, now, tickets)
}

/// The second opinion while the number at `offset` of an account is higher by `more`.
async fn with_more(world: &mut World, address: Pubkey, offset: usize, more: u64) -> Report {
    let sound = world.bank.account(address).await.expect("an account");
    let mut forged = sound.clone();
    let number = &mut forged.data[offset..offset + 8];
    let value = u64::from_le_bytes(number.try_into().expect("eight bytes")) + more;
    number.copy_from_slice(&value.to_le_bytes());
    world.bank.edit(address, forged);
    let report = world.solvency().await;
    world.bank.edit(address, sound);
    report
}

#[tokio::test]
async fn claims_that_nothing_stands_behind_are_found_to_the_lamport() {
    let (mut world, before, _) = pool().await;
    let pool = world.pool.pool;
    let sums = world.solvency().await.sums;
    let owned = i128::from(before.pool.rate.backing) + i128::from(before.pool.rate.observed);
    // Backing, and what was observed; then pending fees and what tickets are owed.
    for (offset, tracked, claimed) in [(16, 0, 9), (96, 0, 9), (56, -9, 0), (64, -9, 0)] {
        let report = with_more(&mut world, pool, offset, 9).await;
        let expected = [
            Fault::Identity { tracked: owned + tracked, claimed: owned + claimed },
            Fault::Backing { claimed: sums.claimed() + 9, held: sums.held() },
        ];
        assert_eq!(report.faults, expected, "{report}");
    }
    world.assert_solvent().await;
}

#[tokio::test]
async fn stake_that_is_tracked_and_not_there_is_found_in_entry_and_total() {
    let (mut world, before, _) = pool().await;
    let (list, rate) = (world.pool.validators, &before.pool.rate);
    let owned = i128::from(rate.backing) + i128::from(rate.observed);
    let entry = before.entries[0];
    let short = Fault::StakeShort {
        vote: entry.vote.to_bytes(),
        tracked: entry.tracked + 9,
        held: entry.tracked.into(),
    };
    let total = u128::from(before.header.total_tracked);
    let report = with_more(&mut world, list, 176 + 96, 9).await;
    let sum = Fault::Total { total: Total::Tracked, header: total, sum: total + 9 };
    assert_eq!(report.faults, [short, sum]);
    let report = with_more(&mut world, list, 72, 9).await;
    let sum = Fault::Total { total: Total::Tracked, header: total + 9, sum: total };
    let identity = Fault::Identity { tracked: owned + 9, claimed: owned };
    assert_eq!(report.faults, [sum, identity]);
}

#[tokio::test]
async fn the_other_totals_of_the_list_are_compared() {
    let (mut world, before, _) = pool().await;
    let (list, header) = (world.pool.validators, before.header);
    let cooling = header.cooling + header.cooled_unswept;
    let totals = [
        (48, Total::Validators, header.count),
        (80, Total::Cooling, cooling),
        (88, Total::Cooling, cooling),
        (96, Total::Weights, header.sum_weights),
    ];
    for (offset, total, sum) in totals {
        let report = with_more(&mut world, list, offset, 1).await;
        let (header, sum) = (u128::from(sum) + 1, sum.into());
        assert_eq!(report.faults, [Fault::Total { total, header, sum }]);
    }
}

#[tokio::test]
async fn a_stake_account_that_two_validators_claim_is_held_once() {
    let (mut world, before, _) = pool().await;
    let [first, second, _] = before.entries[..] else { panic!("three validators") };
    let shared = first.stake.to_bytes();
    let list = world.pool.validators;
    let write = |account: &mut solana_account::Account| {
        account.data[176 + 144 + 32..176 + 144 + 64].copy_from_slice(&shared);
    };
    world.bank.edit_with(list, write).await;
    let report = world.solvency().await;
    let claimed = report.sums.claimed();
    let (vote, tracked) = (second.vote.to_bytes(), second.tracked);
    let expected = [
        Fault::StakeTwice { stake: shared },
        Fault::StakeShort { vote, tracked, held: 0 },
        Fault::Backing { claimed, held: claimed - i128::from(tracked) },
    ];
    assert_eq!(report.faults, expected, "{report}");
}

#[tokio::test]
async fn shares_and_tokens_out_of_nothing_are_found() {
    let (mut world, before, _) = pool().await;
    let (pool, mint, rate) = (world.pool.pool, world.pool.mint, &before.pool.rate);
    // Locked shares and fee shares.
    for offset in [232, 240] {
        let report = with_more(&mut world, pool, offset, 5).await;
        let sum = u128::from(rate.shares) + 5;
        assert_eq!(report.faults, [Fault::Shares { shares: rate.shares, sum }]);
    }
    let report = with_more(&mut world, mint, 36, 5).await;
    let (supply, minted) = (rate.minted + 5, rate.minted);
    assert_eq!(report.faults, [Fault::Supply { supply, minted }]);
    let sound = world.bank.account(mint).await.expect("a mint");
    let mut forged = sound.clone();
    forged.data[4..36].fill(7);
    world.bank.edit(mint, forged);
    let authority = Some([7; 32]);
    assert_eq!(world.solvency().await.faults, [Fault::MintAuthority { authority }]);
}

#[tokio::test]
async fn tickets_beyond_the_debt_are_found_to_the_lamport() {
    let (mut world, before, tickets) = pool().await;
    let debt = before.pool.rate.ticket_debt;
    let report = with_more(&mut world, tickets[0], 80, 11).await;
    let (worth, sums) = (u128::from(debt) + 11, report.sums);
    let expected = [
        Fault::TicketDebt { worth, debt },
        Fault::Backing { claimed: sums.held() + 11, held: sums.held() },
    ];
    assert_eq!(report.faults, expected);
    // A ticket of the next epoch, and one that is gone without being paid.
    let report = with_more(&mut world, tickets[0], 104, 1).await;
    assert_eq!(report.faults, [Fault::TicketTerms { ticket: tickets[0].to_bytes() }]);
    world.bank.edit(tickets[1], solana_account::Account::default());
    let report = world.solvency().await;
    assert_eq!(report.faults, [Fault::TicketCount { found: 1, counted: 2 }]);
}

#[tokio::test]
async fn a_pool_that_holds_all_of_its_value_back_is_found() {
    let (mut world, before, _) = pool().await;
    let (pool, rate) = (world.pool.pool, &before.pool.rate);
    // A tide of twice the backing that has only begun.
    let report = with_more(&mut world, pool, 24, 2 * rate.backing).await;
    assert!(
        matches!(report.faults[..], [Fault::NoValue { backing, .. }] if backing == rate.backing)
    );
}
