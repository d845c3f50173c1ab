//! What the program is asked, as bytes, and the answer.

use crate::Operation;
use crate::cases::Cases;

const ONE: u8 = 0;
const MANY: u8 = 1;
/// Kind, operation, and the two numbers of 16 bytes that both kinds fit in.
const LENGTH: usize = 34;

/// A question to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// The result for one pair.
    One {
        /// The operation.
        operation: Operation,
        /// Its operands.
        pair: (u128, u128),
    },
    /// A digest over the results for many pairs.
    Many {
        /// The operation.
        operation: Operation,
        /// Chooses the pairs.
        seed: u64,
        /// How many.
        count: u64,
    },
}

impl Request {
    /// The instruction's data: kind, operation, then `a` and `b`, or seed and count, each in 16
    /// bytes, least byte first.
    pub fn to_bytes(self) -> [u8; LENGTH] {
        let (kind, operation, first, second) = match self {
            Request::One { operation, pair: (a, b) } => (ONE, operation, a, b),
            Request::Many { operation, seed, count } => {
                (MANY, operation, u128::from(seed), u128::from(count))
            }
        };
        let mut bytes = [0; LENGTH];
        bytes[0] = kind;
        bytes[1] = operation as u8;
        bytes[2..18].copy_from_slice(&first.to_le_bytes());
        bytes[18..].copy_from_slice(&second.to_le_bytes());
        bytes
    }

    /// Reads the instruction's data.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; LENGTH] = bytes.try_into().ok()?;
        let operation = Operation::from_number(bytes[1])?;
        let first = u128::from_le_bytes(bytes[2..18].try_into().ok()?);
        let second = u128::from_le_bytes(bytes[18..].try_into().ok()?);
        match bytes[0] {
            ONE => Some(Request::One { operation, pair: (first, second) }),
            MANY => Some(Request::Many { operation, seed: first as u64, count: second as u64 }),
            _ => None,
        }
    }

    /// The answer: the result, or the digest.
    pub fn answer(self) -> u128 {
        match self {
            Request::One { operation, pair: (a, b) } => operation.apply(a, b),
            Request::Many { operation, seed, count } => {
                let mut cases = Cases::new(seed);
                let mut digest = 0;
                for _ in 0..count {
                    let Some((a, b)) = cases.next() else { break };
                    digest = fold(digest, operation.apply(a, b));
                }
                digest
            }
        }
    }
}

/// Mixes a result into the digest so that neither a wrong bit nor a wrong order goes unseen.
fn fold(digest: u128, result: u128) -> u128 {
    let mixed = digest.rotate_left(29) ^ result;
    let low = (mixed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let high = ((mixed >> 64) as u64 ^ low >> 32).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    u128::from(high) << 64 | u128::from(low)
}
