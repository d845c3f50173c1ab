//! Amounts as people write them.

use std::str::FromStr;

use crate::figures::ONE;

/// An amount in SOL or tideSOL, whichever the command takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many billionths.
    Exactly(u64),
    /// All there is.
    All,
}

impl Amount {
    /// The amount, where `all` is all there is.
    pub const fn of(self, all: u64) -> u64 {
        match self {
            Self::Exactly(amount) => amount,
            Self::All => all,
        }
    }
}

impl FromStr for Amount {
    type Err = String;

    /// Digits with at most nine decimals, or `all`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "all" {
            return Ok(Self::All);
        }
        let odd = || format!("`{text}` is no amount such as 1.5, and not `all`");
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let is_number = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
        let is_written = !whole.is_empty() && is_number(whole) && is_number(decimals);
        if !is_written || decimals.len() > 9 || text.ends_with('.') {
            return Err(odd());
        }
        let whole: u64 = whole.parse().map_err(|_| odd())?;
        let parts: u64 = format!("{decimals:0<9}").parse().map_err(|_| odd())?;
        let amount = whole.checked_mul(ONE).and_then(|whole| whole.checked_add(parts));
        match amount.ok_or_else(odd)? {
            0 => Err("nothing is no amount".to_owned()),
            amount => Ok(Self::Exactly(amount)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        assert_eq!("1.5".parse(), Ok(Amount::Exactly(1_500_000_000)));
        assert_eq!("0.000000001".parse(), Ok(Amount::Exactly(1)));
        assert_eq!("7".parse(), Ok(Amount::Exactly(7 * ONE)));
        assert_eq!("all".parse(), Ok(Amount::All));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "1.", ".5", "-1", "1e3", "1,5", "0", "0.0", "0.0000000001", "ALL"] {
            assert!(text.parse::<Amount>().is_err(), "{text}");
        }
        assert!("18446744074".parse::<Amount>().is_err());
    }
}
