//! Lamports and rates as people read them.

/// Lamports of one SOL, and shares of one tideSOL.
const ONE: u64 = 1_000_000_000;

/// Lamports in SOL, exact: `2,000`, or all nine decimals where one of them counts.
pub fn sol(lamports: u64) -> String {
    if lamports.is_multiple_of(ONE) { grouped(lamports / ONE) } else { fixed(lamports) }
}

/// Lamports in SOL with all nine decimals: `1,994.251000000`.
pub fn fixed(lamports: u64) -> String {
    format!("{}.{:09}", grouped(lamports / ONE), lamports % ONE)
}

/// Lamports in SOL, rounded to at most nine decimals: `1,994.25`.
pub fn rounded(lamports: u64, decimals: u32) -> String {
    let unit = 10_u64.pow(9 - decimals);
    let units = u128::from(lamports) + u128::from(unit / 2);
    let units = u64::try_from(units / u128::from(unit)).unwrap_or(u64::MAX);
    let whole = 10_u64.pow(decimals);
    let width = decimals as usize;
    if decimals == 0 {
        return grouped(units);
    }
    format!("{}.{:0width$}", grouped(units / whole), units % whole)
}

/// A signed difference of lamports in SOL with all nine decimals: `+0.004000000`.
pub fn signed(lamports: i128) -> String {
    let sign = match lamports {
        0 => "",
        1.. => "+",
        _ => "-",
    };
    let size = u64::try_from(lamports.unsigned_abs()).unwrap_or(u64::MAX);
    format!("{sign}{}", fixed(size))
}

/// A rate, lamports for 10^9 shares, in SOL for one tideSOL: `1.002571234`.
pub fn rate(lamports: u64) -> String {
    fixed(lamports)
}

/// A part of a whole in percent with three decimals, rounded: `0.070 %`.
pub fn percent_of(part: u64, whole: u64) -> String {
    let whole = u128::from(whole.max(1));
    let thousandths = (u128::from(part) * 100_000 + whole / 2) / whole;
    format!("{}.{:03} %", thousandths / 1_000, thousandths % 1_000)
}

/// A number with commas between the thousands: `6,480,001`.
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
    use super::{ONE, fixed, grouped, percent_of, rounded, signed, sol};

    #[test]
    fn exact_amounts_lose_no_lamport() {
        assert_eq!(sol(1_994_251_000_000), "1,994.251000000");
        assert_eq!(sol(2_000 * ONE), "2,000");
        assert_eq!(sol(1), "0.000000001");
        assert_eq!(fixed(u64::MAX), "18,446,744,073.709551615");
    }

    #[test]
    fn rounded_amounts_round_half_up_and_carry() {
        assert_eq!(rounded(1_499_999_999, 1), "1.5");
        assert_eq!(rounded(999_999_999, 4), "1.0000");
        assert_eq!(rounded(1_234_567_890_123, 2), "1,234.57");
        assert_eq!(rounded(1_500_000_000, 0), "2");
        assert_eq!(rounded(1, 9), "0.000000001");
    }

    #[test]
    fn differences_have_signs() {
        assert_eq!(signed(0), "0.000000000");
        assert_eq!(signed(4_000_000), "+0.004000000");
        assert_eq!(signed(-1), "-0.000000001");
    }

    #[test]
    fn parts_are_percent() {
        assert_eq!(percent_of(7, 10_000), "0.070 %");
        assert_eq!(percent_of(0, 0), "0.000 %");
        assert_eq!(percent_of(u64::MAX, u64::MAX), "100.000 %");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(123_456), "123,456");
    }
}
