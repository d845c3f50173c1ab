//! Where lists of validators and tickets keep what others read, for good.

use solana_pubkey::Pubkey;
use tidepool_client::{
    account::{decode_ticket, decode_validators},
    ticket_address,
};
use tidepool_tests::{Chance, SOL, World};

/// Bytes of the header, the discriminator and the number of used slots included.
const HEADER: usize = 176;
/// Bytes of a slot.
const SLOT: usize = 144;

/// Name, offset and width of a field, and what the client decodes.
type Field = (&'static str, usize, usize, u128);

fn check(bytes: &[u8], fields: &[Field], addresses: &[(usize, Pubkey)]) {
    for (name, offset, width, decoded) in fields {
        let little_endian = bytes[*offset..offset + width].iter().rev();
        let raw = little_endian.fold(0, |number, byte| number << 8 | u128::from(*byte));
        assert_eq!(raw, *decoded, "{name}");
    }
    for (offset, address) in addresses {
        assert_eq!(bytes[*offset..offset + 32], address.to_bytes());
    }
}

#[tokio::test]
async fn a_list_keeps_its_fields_in_their_places() {
    let mut world = World::new().await;
    let address = world.pool.validators;
    let mut data = world.bank.account(address).await.expect("a list").data;
    assert_eq!(data[168..172], 3_u32.to_le_bytes(), "the number of used slots");
    let mut chance = Chance::new(5);
    // Bytes that all differ, so that no two fields can be mistaken.
    data[9..168].copy_from_slice(&chance.bytes(159));
    data[HEADER..HEADER + 3 * SLOT].copy_from_slice(&chance.bytes(3 * SLOT));
    let (header, entries) = decode_validators(&data).expect("a list");
    let fields: [Field; 8] = [
        ("count", 48, 8, header.count.into()),
        ("seen_epoch", 56, 8, header.seen_epoch.into()),
        ("seen", 64, 8, header.seen.into()),
        ("total_tracked", 72, 8, header.total_tracked.into()),
        ("cooling", 80, 8, header.cooling.into()),
        ("cooled_unswept", 88, 8, header.cooled_unswept.into()),
        ("sum_weights", 96, 8, header.sum_weights.into()),
        ("next_generation", 104, 4, header.next_generation.into()),
    ];
    check(&data, &fields, &[(16, header.pool)]);
    for (entry, slot) in entries.iter().zip(data[HEADER..].chunks(SLOT)) {
        let fields: [Field; 10] = [
            ("tracked", 96, 8, entry.tracked.into()),
            ("cooling", 104, 8, entry.cooling.into()),
            ("seen_epoch", 112, 8, entry.seen_epoch.into()),
            ("added_epoch", 120, 8, entry.added_epoch.into()),
            ("weight", 128, 4, entry.weight.into()),
            ("stake_generation", 132, 4, entry.stake_generation.into()),
            ("transient_generation", 136, 4, entry.transient_generation.into()),
            ("stake_bump", 140, 1, entry.stake_bump.into()),
            ("transient_bump", 141, 1, entry.transient_bump.into()),
            ("flags", 142, 1, entry.flags.into()),
        ];
        check(slot, &fields, &[(0, entry.vote), (32, entry.stake), (64, entry.transient)]);
    }
}

#[tokio::test]
async fn a_flag_and_a_removal_are_one_bit_each() {
    let mut world = World::new().await;
    let (gone, leaving) = (world.validators[1].vote, 2);
    // Edited: a vote account that was closed; closing one takes epochs without votes.
    world.bank.edit(gone, solana_account::Account::default());
    world.flag(1).await.expect("a flag");
    world.remove_validator(leaving).await.expect("a removal");
    let data = world.bank.account(world.pool.validators).await.expect("a list").data;
    let flags: Vec<_> = data[HEADER..].chunks(SLOT).take(3).map(|slot| slot[142]).collect();
    assert_eq!(flags, [0, 1, 2]);
}

#[tokio::test]
async fn a_ticket_keeps_its_fields_in_their_places() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let address = ticket_address(&world.pool.pool, &alice.address(), 1);
    let mut data = world.bank.account(address).await.expect("a ticket").data;
    let mut chance = Chance::new(6);
    data[9..144].copy_from_slice(&chance.bytes(135));
    let ticket = decode_ticket(&data).expect("a ticket");
    let fields: [Field; 4] = [
        ("bump", 9, 1, ticket.bump.into()),
        ("owed", 80, 8, ticket.owed.into()),
        ("index", 88, 16, ticket.index.into()),
        ("epoch", 104, 8, ticket.epoch.into()),
    ];
    check(&data, &fields, &[(16, ticket.pool), (48, ticket.owner)]);
}
