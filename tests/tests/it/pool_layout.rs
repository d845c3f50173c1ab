//! Where a pool keeps what stands behind the rate block: `docs/spec/accounts.md`.

use std::mem::offset_of;

use tidepool::state::Pool;

/// Anchor's discriminator, which the struct does not count.
const HEAD: usize = 8;

#[test]
fn the_rest_of_a_pool_is_where_the_specification_says() {
    let places = [
        (offset_of!(Pool, gap_out), 160),
        (offset_of!(Pool, open_tickets), 168),
        (offset_of!(Pool, policy), 176),
        (offset_of!(Pool, epoch_first_slot), 192),
        (offset_of!(Pool, epoch_slots), 200),
        (offset_of!(Pool, backing_at_update), 208),
        (offset_of!(Pool, moved), 216),
        (offset_of!(Pool, moved_epoch), 224),
        (offset_of!(Pool, locked_shares), 232),
        (offset_of!(Pool, fee_shares), 240),
        (offset_of!(Pool, created_epoch), 248),
        (offset_of!(Pool, creator), 256),
        (offset_of!(Pool, index), 288),
        (offset_of!(Pool, reserve), 296),
        (offset_of!(Pool, mint), 328),
        (offset_of!(Pool, validators), 360),
        (offset_of!(Pool, admin), 392),
        (offset_of!(Pool, strategist), 424),
        (offset_of!(Pool, history), 456),
        (offset_of!(Pool, guardian), 2_512),
        (offset_of!(Pool, treasury), 2_544),
        (offset_of!(Pool, pause), 2_576),
        (offset_of!(Pool, pending_authorities), 2_592),
        (offset_of!(Pool, pending_changes), 2_752),
        (offset_of!(Pool, reserved), 2_880),
    ];
    for (found, specified) in places {
        assert_eq!(found + HEAD, specified);
    }
    assert_eq!(size_of::<Pool>() + HEAD, 3_136);
}
