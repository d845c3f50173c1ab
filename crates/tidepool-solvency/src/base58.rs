//! Addresses as people know them.

use crate::accounts::Address;

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// An address in base 58.
pub fn text(address: &Address) -> String {
    let zeros = address.iter().take_while(|byte| **byte == 0).count();
    // Least significant digit first.
    let mut digits: Vec<u32> = Vec::new();
    for byte in address {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            let sum = digit.saturating_mul(256).saturating_add(carry);
            (*digit, carry) = (sum % 58, sum / 58);
        }
        while carry > 0 {
            digits.push(carry % 58);
            carry /= 58;
        }
    }
    let zeros = std::iter::repeat_n('1', zeros);
    zeros.chain(digits.iter().rev().filter_map(|digit| letter(*digit))).collect()
}

fn letter(digit: u32) -> Option<char> {
    let index = usize::try_from(digit).ok()?;
    ALPHABET.get(index).copied().map(char::from)
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::{STAKE_PROGRAM, TOKEN_PROGRAM};

    #[test]
    fn addresses_are_spelled_as_everywhere() {
        assert_eq!(text(&STAKE_PROGRAM), "Stake11111111111111111111111111111111111111");
        assert_eq!(text(&TOKEN_PROGRAM), "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
        assert_eq!(text(&[0; 32]), "1".repeat(32), "the system program");
    }
}
