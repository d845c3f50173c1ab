//! Amounts, rates and parts as people read them.

/// Lamports of one SOL, and the smallest parts of one tideSOL.
pub const ONE: u64 = 1_000_000_000;

/// With all nine decimals, and commas between thousands: `1,994.251000000`.
pub fn nine(amount: u64) -> String {
    format!("{}.{:09}", grouped(amount / ONE), amount % ONE)
}

/// Lamports: `1.500000000 SOL`.
pub fn sol(lamports: u64) -> String {
    format!("{} SOL", nine(lamports))
}

/// Shares: `1.500000000 tideSOL`.
pub fn tide(shares: u64) -> String {
    format!("{} tideSOL", nine(shares))
}

/// Millionths in percent: `0.0700 %`.
pub fn percent(millionths: u32) -> String {
    format!("{}.{:04} %", millionths / 10_000, millionths % 10_000)
}

/// Lamports for one tideSOL, rounded down; nothing for no shares.
pub fn rate(value: u64, shares: u64) -> u64 {
    let rate = u128::from(value) * u128::from(ONE) / u128::from(shares.max(1));
    u64::try_from(rate).unwrap_or(u64::MAX)
}

/// With commas between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        assert_eq!(sol(1_234_567_000_000_001), "1,234,567.000000001 SOL");
        assert_eq!(tide(1), "0.000000001 tideSOL");
        assert_eq!(percent(700), "0.0700 %");
        assert_eq!(rate(3, 2), 1_500_000_000);
    }
}
