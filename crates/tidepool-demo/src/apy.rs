//! Annual percentage yield, from what a few epochs brought.

/// Epochs of two days in a year.
pub const EPOCHS_A_YEAR: f64 = 182.5;

/// The yield of a year in percent, compound interest included, if every epoch of it went
/// like the `epochs` in which `before` became `after`; none for no time or nothing.
///
/// For the eye only, hence floating point: no lamport depends on it.
#[allow(clippy::cast_precision_loss)]
pub fn percent(before: u64, after: u64, epochs: f64) -> Option<f64> {
    if before == 0 || epochs <= 0.0 {
        return None;
    }
    let growth = after as f64 / before as f64;
    Some((growth.powf(EPOCHS_A_YEAR / epochs) - 1.0) * 100.0)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_year_of_epochs_is_compounded() {
        let year = percent(1_000_000, 1_000_400, 1.0).expect("an epoch");
        assert!((year - 7.5715).abs() < 0.001, "{year}");
        let half = percent(1_000_000, 1_030_000, 91.25).expect("half a year");
        assert!((half - 6.09).abs() < 0.001, "{half}");
        let loss = percent(1_000_000, 999_300, 2.0).expect("two epochs");
        assert!(loss < 0.0);
    }

    #[test]
    fn no_time_has_no_yield() {
        assert_eq!(percent(1, 2, 0.0), None);
        assert_eq!(percent(0, 2, 1.0), None);
    }
}
