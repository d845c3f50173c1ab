//! Where a pool keeps what the second opinion reads behind the rate block.

use solana_pubkey::Pubkey;
use tidepool_client::account::decode_pool;
use tidepool_tests::{Chance, World};

#[tokio::test]
async fn a_pool_keeps_the_fields_behind_the_rate_block_in_their_places() {
    let mut world = World::new().await;
    let mut data = world.bank.account(world.pool.pool).await.expect("a pool").data;
    // Bytes that all differ, so that no two fields can be mistaken.
    let rest = data.len() - 160;
    data[160..].copy_from_slice(&Chance::new(7).bytes(rest));
    let pool = decode_pool(&data).expect("a pool");
    let numbers = [
        (160, pool.gap_out),
        (168, pool.open_tickets),
        (192, pool.epoch_first_slot),
        (200, pool.epoch_slots),
        (208, pool.backing_at_update),
        (216, pool.moved),
        (224, pool.moved_epoch),
        (232, pool.locked_shares),
        (240, pool.fee_shares),
        (248, pool.created_epoch),
        (288, pool.index),
        (456, pool.history.recorded),
        (464, pool.history.records[0].epoch),
        (464 + 63 * 32 + 24, pool.history.records[63].shares),
    ];
    for (offset, decoded) in numbers {
        assert_eq!(data[offset..offset + 8], decoded.to_le_bytes(), "at {offset}");
    }
    let policy = [pool.policy.window, pool.policy.movement_cap, pool.policy.max_commission];
    for (offset, decoded) in [176, 180, 184].into_iter().zip(policy) {
        assert_eq!(data[offset..offset + 4], decoded.to_le_bytes(), "at {offset}");
    }
    let addresses: [(usize, Pubkey); 8] = [
        (256, pool.creator),
        (296, pool.reserve),
        (328, pool.mint),
        (360, pool.validators),
        (392, pool.admin),
        (424, pool.strategist),
        (2_512, pool.guardian),
        (2_544, pool.treasury),
    ];
    for (offset, decoded) in addresses {
        assert_eq!(data[offset..offset + 32], decoded.to_bytes(), "at {offset}");
    }
    assert_eq!(data[2_880..], pool.reserved);
}
