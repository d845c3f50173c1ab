//! Stake accounts: ours, and those that people bring.

use solana_stake_interface::state::{Meta, StakeStateV2};
use tidepool::chain::{
    incoming_stake::{IncomingStake, require_new},
    stake_account::{Found, STAKE_PROGRAM, inspect},
};

use super::{
    feed,
    host::HostAccount,
    input::{Kind, real_accounts},
};

const LENGTH: usize = 200;

/// What the stake program's own decoder makes of an account of full length.
fn state(data: &[u8]) -> Option<StakeStateV2> {
    let whole = data.get(..LENGTH)?;
    Some(bincode::deserialize(whole).unwrap_or(StakeStateV2::Uninitialized))
}

#[test]
fn stake_accounts_are_what_the_stake_program_says() {
    let mut account = HostAccount::new(&STAKE_PROGRAM, 1_000);
    let (mut ours, mut idle, mut odd, mut lost) = (0, 0, 0, 0);
    let real = real_accounts(Kind::Stake);
    let Some(StakeStateV2::Stake(meta, stake, _)) = state(&real[0]) else { panic!("a stake") };
    let (pool, vote) = (meta.authorized.staker, stake.delegation.voter_pubkey);
    feed(real, |data| {
        let found = inspect(&account.with(data), &pool, &vote);
        match found {
            Found::Ours(_) => ours += 1,
            Found::Idle => idle += 1,
            Found::Odd => odd += 1,
            Found::Lost => lost += 1,
        }
        let is_ours =
            |meta: &Meta| meta.authorized.staker == pool && meta.authorized.withdrawer == pool;
        match state(data) {
            None => {}
            Some(StakeStateV2::Stake(meta, _, _) | StakeStateV2::Initialized(meta))
                if !is_ours(&meta) =>
            {
                assert_eq!(found, Found::Lost, "{data:?}");
            }
            Some(StakeStateV2::Initialized(_)) => assert_eq!(found, Found::Idle, "{data:?}"),
            Some(StakeStateV2::Stake(meta, stake, _)) if stake.delegation.voter_pubkey == vote => {
                let Found::Ours(read) = found else { panic!("{found:?}: {data:?}") };
                let delegation = stake.delegation;
                // Nothing but the runtime's own copies read the rent of an account's creation.
                #[allow(deprecated)]
                let rent = meta.rent_exempt_reserve;
                assert_eq!((read.rent_reserve, read.stake), (rent, delegation.stake));
                assert_eq!(read.activation, delegation.activation_epoch);
                assert_eq!(read.deactivation, delegation.deactivation_epoch);
            }
            Some(_) => assert_eq!(found, Found::Odd, "{data:?}"),
        }
    });
    assert!([ours, idle, odd, lost].iter().all(|count| *count > 0), "{ours} {idle} {odd} {lost}");
}

#[test]
fn stake_that_people_bring_is_what_the_stake_program_says() {
    let mut account = HostAccount::new(&STAKE_PROGRAM, 1_000);
    let (mut read, mut refused, mut new) = (0, 0, 0);
    feed(real_accounts(Kind::Stake), |data| {
        let incoming = IncomingStake::read(&account.with(data)).ok();
        let is_new = require_new(&account.with(data)).is_ok();
        read += u32::from(incoming.is_some());
        refused += u32::from(incoming.is_none());
        new += u32::from(is_new);
        let Some(state) = state(data) else { return };
        let is_tagged_new = data.len() == LENGTH && data[..4] == [0; 4];
        assert_eq!(is_new, is_tagged_new, "{data:?}");
        let (meta, delegation) = match state {
            StakeStateV2::Initialized(meta) => (meta, None),
            StakeStateV2::Stake(meta, stake, _) => (meta, Some(stake.delegation)),
            _ => return assert!(incoming.is_none(), "{data:?}"),
        };
        let incoming = incoming.expect("a stake account");
        assert_eq!(incoming.withdrawer, meta.authorized.withdrawer);
        assert_eq!(incoming.lockup.unix_timestamp, meta.lockup.unix_timestamp);
        assert_eq!(incoming.lockup.epoch, meta.lockup.epoch);
        assert_eq!(incoming.lockup.custodian, meta.lockup.custodian);
        let ours = incoming.delegation.map(|(vote, stake)| (vote, stake.stake, stake.activation));
        let theirs = delegation.map(|one| (one.voter_pubkey, one.stake, one.activation_epoch));
        assert_eq!(ours, theirs, "{data:?}");
    });
    assert!(read > 0 && refused > 0 && new > 0, "{read} {refused} {new}");
}
