//! The bytes that other programs price tideSOL from.

use proptest::{collection::vec, prelude::*};
use tidepool_math::{
    Epoch, Lamports, LossIndex, Millionths, POOL_DISCRIMINATOR, POOL_VERSION, RATE_BLOCK_LEN,
    RateView, RateViewError, Shares, Slot, Tide,
};

use crate::{
    laws::cases,
    pool::{Pool, lamports, scene},
};

/// Where each field begins: what `docs/spec` promises to everybody who reads the bytes.
const FIELDS: [(&str, usize, usize); 21] = [
    ("discriminator", 0, 8),
    ("version", 8, 1),
    ("backing", 16, 8),
    ("tide amount", 24, 8),
    ("tide start", 32, 8),
    ("tide duration", 40, 8),
    ("shares", 48, 8),
    ("pending fees", 56, 8),
    ("ticket debt", 64, 8),
    ("loss index", 72, 16),
    ("loss carry", 88, 8),
    ("observed", 96, 8),
    ("last update epoch", 104, 8),
    ("last update slot", 112, 8),
    ("flags", 120, 4),
    ("exit floor", 124, 4),
    ("exit ceiling", 128, 4),
    ("deposit fee", 132, 4),
    ("protocol fee", 136, 4),
    ("reserve target", 140, 4),
    ("reserve", 144, 8),
];

/// The view as bytes, each field at its place.
fn bytes(view: &RateView) -> [u8; RATE_BLOCK_LEN] {
    let numbers: [u128; 21] = [
        u64::from_le_bytes(POOL_DISCRIMINATOR).into(),
        POOL_VERSION.into(),
        view.backing.0.into(),
        view.tide.amount.0.into(),
        view.tide.start.0.into(),
        view.tide.duration.into(),
        view.shares.0.into(),
        view.pending_fees.0.into(),
        view.ticket_debt.0.into(),
        view.loss_index.0,
        view.loss_carry.0.into(),
        view.observed.cast_unsigned().into(),
        view.last_update_epoch.0.into(),
        view.last_update_slot.0.into(),
        view.flags.into(),
        view.exit_floor.0.into(),
        view.exit_ceiling.0.into(),
        view.deposit_fee.0.into(),
        view.protocol_fee.0.into(),
        view.reserve_target.0.into(),
        view.reserve.0.into(),
    ];
    let mut bytes = [0; RATE_BLOCK_LEN];
    for ((_, offset, length), number) in FIELDS.into_iter().zip(numbers) {
        bytes[offset..offset + length].copy_from_slice(&number.to_le_bytes()[..length]);
    }
    bytes[152..].copy_from_slice(&view.minted.0.to_le_bytes());
    bytes
}

/// The view of a pool's ledger.
fn view(pool: &Pool) -> RateView {
    let (ledger, parameters) = (&pool.ledger, &pool.parameters);
    RateView {
        backing: ledger.backing,
        tide: ledger.tide,
        shares: ledger.shares,
        pending_fees: ledger.pending_fees,
        ticket_debt: ledger.ticket_debt,
        loss_index: ledger.loss_index,
        loss_carry: ledger.loss_carry,
        observed: ledger.observed,
        last_update_epoch: ledger.last_update_epoch,
        last_update_slot: ledger.last_update_slot,
        flags: ledger.insolvent.into(),
        exit_floor: parameters.exit_floor,
        exit_ceiling: parameters.exit_ceiling,
        deposit_fee: parameters.deposit_fee,
        protocol_fee: parameters.protocol_fee,
        reserve_target: parameters.reserve_target,
        reserve: ledger.reserve,
        minted: ledger.minted,
    }
}

/// Any numbers at all, also those that no pool holds.
fn any_view() -> impl Strategy<Value = RateView> {
    (any::<[u64; 13]>(), any::<[u32; 6]>(), any::<(u128, i64)>()).prop_map(|(n, r, (index, i))| {
        RateView {
            backing: Lamports(n[0]),
            tide: Tide { amount: Lamports(n[1]), start: Slot(n[2]), duration: n[3] },
            shares: Shares(n[4]),
            pending_fees: Lamports(n[5]),
            ticket_debt: Lamports(n[6]),
            loss_index: LossIndex(index),
            loss_carry: Lamports(n[7]),
            observed: i,
            last_update_epoch: Epoch(n[8]),
            last_update_slot: Slot(n[9]),
            flags: r[0],
            exit_floor: Millionths(r[1]),
            exit_ceiling: Millionths(r[2]),
            deposit_fee: Millionths(r[3]),
            protocol_fee: Millionths(r[4]),
            reserve_target: Millionths(r[5]),
            reserve: Lamports(n[10]),
            minted: Shares(n[11]),
        }
    })
}

/// Whatever the numbers are: a result or an error, never a panic.
fn ask_everything(view: &RateView, number: u64) {
    for slot in [0, number, view.tide.start.0, u64::MAX] {
        let _ = view.value(Slot(slot));
        let _ = view.lamports_floor(Shares(number), Slot(slot));
        let _ = view.shares_floor(Lamports(number), Slot(slot));
        let _ = view.is_fresh(Epoch(slot));
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn rate_view_round_trip(view in any_view(), tail in vec(any::<u8>(), 0..40)) {
        let mut data = bytes(&view).to_vec();
        data.extend(tail);
        prop_assert_eq!(RateView::parse(&data), Ok(view));
        // The bytes beside the version are reserved and mean nothing.
        data[9..16].fill(0xff);
        prop_assert_eq!(RateView::parse(&data), Ok(view));
    }

    #[test]
    fn rate_view_of_random_bytes(mut data in vec(any::<u8>(), 0..400), number in any::<u64>()) {
        if let Ok(view) = RateView::parse(&data) {
            ask_everything(&view, number);
        }
        // The same bytes with a header that lets them pass.
        if data.len() >= RATE_BLOCK_LEN {
            data[..8].copy_from_slice(&POOL_DISCRIMINATOR);
            data[8] = POOL_VERSION;
            ask_everything(&RateView::parse(&data).unwrap(), number);
        }
    }

    #[test]
    fn rate_view_of_wrong_headers(view in any_view(), byte in 0..9_usize, flip in 1..=u8::MAX) {
        let mut data = bytes(&view);
        data[byte] ^= flip;
        let refusal =
            if byte < 8 { RateViewError::NotAPool } else { RateViewError::UnknownVersion };
        prop_assert_eq!(RateView::parse(&data), Err(refusal));
        for length in 0..RATE_BLOCK_LEN {
            prop_assert_eq!(RateView::parse(&data[..length]), Err(RateViewError::TooShort));
        }
    }

    /// The view prices what the ledger would book.
    #[test]
    fn rate_view_agrees_with_the_ledger(
        pool in scene(), number in lamports(56), wait in 0..900_u64,
    ) {
        let view = RateView::parse(&bytes(&view(&pool))).unwrap();
        let mut pool = pool;
        pool.wait(wait);
        let (ledger, slot, epoch) = (&pool.ledger, pool.clock.slot, pool.clock.epoch);
        prop_assert_eq!(view.value(slot), ledger.value(slot));
        let shares = Shares(number);
        prop_assert_eq!(view.lamports_floor(shares, slot), ledger.gross_floor(shares, slot));
        let fresh = ledger.epochs_behind(epoch) <= 1 && ledger.observed >= 0;
        prop_assert_eq!(view.is_fresh(epoch), fresh);
        let quote = ledger.quote_deposit(Lamports(number), &pool.clock, &pool.parameters);
        if let Ok(quote) = quote {
            prop_assert_eq!(view.shares_floor(Lamports(number), slot), Ok(quote.shares));
        }
    }
}

#[test]
fn rate_view_fields_fill_the_block() {
    let ends = FIELDS.map(|(_, offset, length)| offset + length);
    for ((name, offset, _), end) in FIELDS.into_iter().skip(2).zip(&ends[1..]) {
        // Seven reserved bytes behind the version, and no other gap.
        let gap = if name == "backing" { 7 } else { 0 };
        assert_eq!(offset, end + gap, "{name}");
    }
    assert_eq!(ends.last(), Some(&152));
    assert_eq!(RATE_BLOCK_LEN, 152 + 8);
}
