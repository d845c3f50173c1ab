//! What others rely on for good: numbers of errors, discriminators, sizes, offsets.

use solana_pubkey::Pubkey;
use tidepool::state::Role;
use tidepool_client::{
    PoolAddresses, PoolSettings, account::decode_pool, ticket_address, token_metadata,
    transfer_ticket,
};
use tidepool_math::{Millionths, POOL_DISCRIMINATOR, Parameter, RATE_BLOCK_LEN, RateView};
use tidepool_tests::{Chance, SOL, World};

use crate::every_error_is_met::names_of_errors;

/// The errors from 6000 on. A line is never changed, moved or removed; new ones come last.
const ERRORS: [&str; 61] = [
    "PoolStale",
    "Insolvent",
    "ZeroOutput",
    "SlippageExceeded",
    "InsufficientReserve",
    "GapQuotaExceeded",
    "TicketNotReady",
    "AmountOutOfRange",
    "ParameterOutOfBounds",
    "SupplyMismatch",
    // 6010
    "UnknownVersion",
    "WrongReserve",
    "WrongMint",
    "WrongValidatorList",
    "WrongTokenAccount",
    "WrongStakeAccount",
    "WrongStakeAddress",
    "WrongVoteAccount",
    "WrongSysvar",
    "WrongTicketPool",
    // 6020
    "WrongTicketOwner",
    "UnexpectedStakeState",
    "NotAdmin",
    "NotStrategist",
    "NoSuchValidator",
    "ValidatorMismatch",
    "ValidatorAlreadyListed",
    "ValidatorListFull",
    "ValidatorTooNew",
    // 6030
    "CommissionTooHigh",
    "ValidatorsNotUpdated",
    "EpochRewardsActive",
    "OutsideWindow",
    "UpdateRequired",
    "NotAStakeAccount",
    "WrongStakeAuthority",
    "LockupInForce",
    "StakeNotSettled",
    "WrongValidator",
    "ValidatorFlagged",
    // 6040
    "ValidatorLeaving",
    "ValidatorNotReady",
    "BelowMinimumDelegation",
    "SourceNotAllowed",
    "SourceTooSmall",
    "WrongNewStakeAccount",
    "ValidatorNotLeaving",
    "ValidatorNotEmpty",
    "NotTicketOwner",
    "NotGuardian",
    "NotTreasury",
    "NotProposedAuthority",
    "NoSuchRole",
    "NoSuchParameter",
    "ZeroAuthority",
    "NothingPending",
    "ChangeTooEarly",
    "EntriesPaused",
    "PauseExhausted",
    "DurableNonce",
    "WrongMetadataAccount",
];

#[test]
fn errors_keep_their_numbers() {
    assert_eq!(names_of_errors(), ERRORS);
    // The first, one between and the last, as the program counts them.
    let number = |error: tidepool::error::TidepoolError| error as usize;
    for error in ["PoolStale", "WrongTicketPool", "WrongMetadataAccount"] {
        let expected = ERRORS.iter().position(|name| *name == error).expect("in the table");
        let counted = match error {
            "PoolStale" => number(tidepool::error::TidepoolError::PoolStale),
            "WrongTicketPool" => number(tidepool::error::TidepoolError::WrongTicketPool),
            _ => number(tidepool::error::TidepoolError::WrongMetadataAccount),
        };
        assert_eq!(counted, expected, "{error}");
    }
}

#[test]
fn instructions_keep_their_discriminators() {
    let (key, none) = (Pubkey::new_from_array([1; 32]), Pubkey::default());
    let pool = PoolAddresses::of(&key, 0);
    let validator =
        tidepool_client::ValidatorAccounts { index: 0, vote: none, stake: none, transient: none };
    let settings = PoolSettings::of_one_key(none, 0, 1);
    let nothing = token_metadata("", "", "").expect("short texts");
    // The first eight bytes of sha256("global:<name>").
    let expected = [
        (pool.deposit_sol(key, key, 0, 0), [108, 81, 78, 117, 125, 155, 56, 200]),
        (pool.redeem_sol(key, key, key, 0, 0), [66, 41, 191, 194, 105, 10, 68, 248]),
        (pool.order_ticket(key, key, 0, 0, 0), [153, 62, 114, 85, 165, 237, 155, 81]),
        (pool.claim_ticket(key, key), [122, 229, 144, 167, 42, 113, 16, 220]),
        (pool.update_validators(&[]), [211, 66, 122, 122, 121, 107, 148, 111]),
        (pool.update_pool(), [239, 214, 170, 78, 36, 35, 30, 34]),
        (pool.delegate(&validator), [90, 147, 75, 178, 85, 88, 4, 137]),
        (pool.undelegate(&validator), [131, 148, 180, 198, 91, 104, 42, 238]),
        (pool.exchange_rate(), [168, 77, 41, 158, 147, 180, 79, 139]),
        (pool.quote_deposit(0), [181, 208, 37, 150, 90, 54, 87, 204]),
        (pool.quote_redeem(0), [169, 101, 6, 36, 121, 238, 138, 28]),
        (pool.create_pool(key, &settings), [233, 146, 209, 142, 207, 104, 64, 188]),
        (pool.add_validator(key, key), [250, 113, 53, 54, 141, 117, 215, 185]),
        (pool.set_weights(key, vec![]), [25, 58, 193, 19, 186, 84, 236, 187]),
        (pool.deposit_stake(key, key, key, &validator, 0), [160, 167, 9, 220, 74, 243, 228, 43]),
        (
            pool.redeem_stake(key, key, key, key, &validator, 0, 0),
            [178, 203, 250, 105, 133, 118, 255, 69],
        ),
        (pool.redeem(key, key, 0, 0, 0), [184, 12, 86, 149, 70, 196, 97, 225]),
        (pool.cancel_ticket(key, key, key, 0), [216, 28, 247, 206, 195, 171, 100, 143]),
        (transfer_ticket(key, key, key), [191, 184, 74, 239, 164, 172, 188, 32]),
        (pool.flag_validator(0, key), [150, 54, 240, 224, 61, 81, 105, 133]),
        (pool.prune_validator(&validator), [213, 56, 10, 43, 58, 148, 140, 20]),
        (pool.remove_validator(key, 0, key), [25, 96, 211, 155, 161, 14, 168, 188]),
        (pool.grow_list(key, 0), [243, 133, 9, 85, 35, 250, 171, 220]),
        (pool.propose_authority(key, Role::Admin, key), [20, 148, 236, 198, 76, 119, 99, 142]),
        (pool.accept_authority(key, Role::Admin), [107, 86, 198, 91, 33, 12, 107, 160]),
        (pool.cancel_authority(key, Role::Admin), [9, 60, 251, 100, 254, 226, 62, 110]),
        (
            pool.propose_change(key, Parameter::Window, Millionths(0)),
            [167, 211, 18, 222, 93, 215, 74, 159],
        ),
        (pool.apply_change(key, Parameter::Window), [248, 177, 9, 41, 50, 98, 255, 50]),
        (pool.cancel_change(key, Parameter::Window), [100, 30, 4, 148, 3, 244, 243, 168]),
        (pool.pause_entries(key), [58, 74, 132, 36, 44, 113, 92, 146]),
        (pool.resume(key), [1, 166, 51, 170, 127, 32, 141, 206]),
        (pool.claim_fees(key, key), [82, 251, 233, 156, 12, 52, 184, 202]),
        (pool.set_metadata(key, nothing), [78, 157, 75, 242, 151, 20, 121, 144]),
    ];
    for (instruction, discriminator) in expected {
        assert_eq!(instruction.data[..8], discriminator);
    }
}

#[tokio::test]
async fn accounts_keep_their_discriminators_and_sizes() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let ticket = ticket_address(&world.pool.pool, &alice.address(), 1);
    let list = 176 + 16 * 144;
    let expected = [
        (world.pool.pool, POOL_DISCRIMINATOR, 3_136),
        (world.pool.pool, [241, 154, 109, 4, 17, 177, 109, 188], 3_136),
        (world.pool.validators, [109, 85, 131, 42, 177, 185, 105, 115], list),
        (ticket, [41, 228, 24, 165, 78, 90, 235, 200], 144),
    ];
    for (address, discriminator, length) in expected {
        let account = world.bank.account(address).await.expect("an account");
        assert_eq!(account.data[..8], discriminator);
        assert_eq!(account.data[8], 1, "the version");
        assert_eq!(account.data.len(), length);
    }
}

/// The number of `width` bytes at `offset`.
fn number(data: &[u8], offset: usize, width: usize) -> u128 {
    let bytes = data[offset..offset + width].iter().rev();
    bytes.fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// Name, offset and width of each field of the rate block, and how both readers see it.
fn check_rate_block(data: &[u8]) {
    let rate = decode_pool(data).expect("a pool").rate;
    let view = RateView::parse(&data[..RATE_BLOCK_LEN]).expect("a rate block");
    let observed = |observed: i64| u128::from(u64::from_le_bytes(observed.to_le_bytes()));
    let fields: [(&str, usize, usize, u128, u128); 20] = [
        ("backing", 16, 8, rate.backing.into(), view.backing.0.into()),
        ("tide_amount", 24, 8, rate.tide_amount.into(), view.tide.amount.0.into()),
        ("tide_start", 32, 8, rate.tide_start.into(), view.tide.start.0.into()),
        ("tide_duration", 40, 8, rate.tide_duration.into(), view.tide.duration.into()),
        ("shares", 48, 8, rate.shares.into(), view.shares.0.into()),
        ("pending_fees", 56, 8, rate.pending_fees.into(), view.pending_fees.0.into()),
        ("ticket_debt", 64, 8, rate.ticket_debt.into(), view.ticket_debt.0.into()),
        ("loss_index", 72, 16, rate.loss_index.into(), view.loss_index.0),
        ("loss_carry", 88, 8, rate.loss_carry.into(), view.loss_carry.0.into()),
        ("observed", 96, 8, observed(rate.observed), observed(view.observed)),
        (
            "last_update_epoch",
            104,
            8,
            rate.last_update_epoch.into(),
            view.last_update_epoch.0.into(),
        ),
        ("last_update_slot", 112, 8, rate.last_update_slot.into(), view.last_update_slot.0.into()),
        ("flags", 120, 4, rate.flags.into(), view.flags.into()),
        ("exit_floor", 124, 4, rate.exit_floor.into(), view.exit_floor.0.into()),
        ("exit_ceiling", 128, 4, rate.exit_ceiling.into(), view.exit_ceiling.0.into()),
        ("deposit_fee", 132, 4, rate.deposit_fee.into(), view.deposit_fee.0.into()),
        ("protocol_fee", 136, 4, rate.protocol_fee.into(), view.protocol_fee.0.into()),
        ("reserve_target", 140, 4, rate.reserve_target.into(), view.reserve_target.0.into()),
        ("reserve", 144, 8, rate.reserve.into(), view.reserve.0.into()),
        ("minted", 152, 8, rate.minted.into(), view.minted.0.into()),
    ];
    for (name, offset, width, decoded, viewed) in fields {
        let raw = number(data, offset, width);
        assert_eq!((raw, raw), (decoded, viewed), "{name}");
    }
}

#[tokio::test]
async fn the_rate_block_stands_at_bytes_16_to_160() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    let account = world.bank.account(world.pool.pool).await.expect("a pool");
    check_rate_block(&account.data);
    // And with bytes that all differ, so that no two fields can be mistaken.
    let mut data = account.data;
    let mut chance = Chance::new(4);
    for _ in 0..100 {
        data[16..160].copy_from_slice(&chance.bytes(144));
        check_rate_block(&data);
    }
}

#[tokio::test]
async fn a_rate_block_prices_as_the_program_does() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world.update().await;
    world.move_to(300_000).await;
    let account = world.bank.account(world.pool.pool).await.expect("a pool");
    let view = RateView::parse(&account.data[..160]).expect("a rate block");
    let slot = tidepool_math::Slot(world.snapshot().await.slot);
    let quote = world.pool.quote_redeem(7 * SOL);
    let receipt = world.send(&[quote], &[]).await.expect("a quote");
    let gross = number(&receipt.return_data, 0, 8);
    let lamports = view.lamports_floor(tidepool_math::Shares(7 * SOL), slot).expect("a price");
    assert_eq!(gross, u128::from(lamports.0));
    let quote = world.pool.quote_deposit(7 * SOL);
    let receipt = world.send(&[quote], &[]).await.expect("a quote");
    let shares = view.shares_floor(tidepool_math::Lamports(7 * SOL), slot).expect("a price");
    assert_eq!(receipt.return_data[..8], shares.0.to_le_bytes());
}
