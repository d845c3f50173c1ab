//! Bytes that no pool holds give an answer or a refusal, and never a panic.

use tidepool_math::{POOL_DISCRIMINATOR, POOL_VERSION};
use tidepool_quote::{
    PoolBytes, Refusal, sol_value,
    venue::{Direction, Now, Venue},
};

const LENGTH: usize = 2_600;

/// A stream of random numbers (`xorshift`).
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// Words of any size in the place of a pool's, zeros and the largest among them.
fn pool(state: &mut u64) -> Vec<u8> {
    let mut bytes = POOL_DISCRIMINATOR.to_vec();
    bytes.extend([POOL_VERSION, 0, 0, 0, 0, 0, 0, 0]);
    while bytes.len() < LENGTH {
        let word = match next(state) % 8 {
            0 => 0,
            1 => u64::MAX,
            size => next(state) >> (size * 9),
        };
        bytes.extend(word.to_le_bytes());
    }
    bytes
}

#[test]
fn any_bytes_behind_the_discriminator_are_answered_without_a_panic() {
    let (mut state, mut answered, mut refused) = (7, 0, 0);
    for _ in 0..20_000 {
        let bytes = pool(&mut state);
        let (amount, slot) = (next(&mut state), next(&mut state) >> 20);
        let epoch = PoolBytes::parse(&bytes).expect("long enough").rate.last_update_epoch.0;
        let venue = Venue::from_account([0; 32], &bytes).expect("long enough");
        let now = Now { slot, epoch, rent: 890_880 };
        let answers = [
            venue.quote(Direction::Deposit, amount >> 20, now).is_ok(),
            venue.quote(Direction::Redeem, amount >> 20, now).is_ok(),
            sol_value::lst_to_sol(&bytes, amount >> 20, slot, epoch).is_ok(),
            sol_value::sol_to_lst(&bytes, amount >> 20, slot, epoch).is_ok(),
        ];
        answered += answers.iter().filter(|is_ok| **is_ok).count();
        refused += answers.iter().filter(|is_ok| !**is_ok).count();
    }
    assert!(answered > 1_000 && refused > 1_000, "{answered} answered, {refused} refused");
}

#[test]
fn other_accounts_are_no_pools() {
    let mut bytes = pool(&mut 9);
    bytes[8] += 1;
    assert!(matches!(PoolBytes::parse(&bytes), Err(Refusal::NotAPool(_))));
    bytes[8] -= 1;
    bytes[0] += 1;
    assert!(matches!(PoolBytes::parse(&bytes), Err(Refusal::NotAPool(_))));
}
