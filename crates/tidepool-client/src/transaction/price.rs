//! What to pay for a compute unit.

use super::Settings;

/// The percentile of recent prices that the settings name, capped; nothing where nobody paid.
pub(super) fn choose(mut paid: Vec<u64>, settings: &Settings) -> u64 {
    paid.sort_unstable();
    let rank = (paid.len() * usize::from(settings.percentile)).div_ceil(100).max(1);
    let price = paid.get(rank - 1).or(paid.last()).copied().unwrap_or(0);
    price.min(settings.highest_price)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose_of(paid: &[u64], percentile: u8) -> u64 {
        choose(paid.to_vec(), &Settings { percentile, highest_price: 50, ..Settings::default() })
    }

    #[test]
    fn three_of_four_paid_no_more() {
        assert_eq!(choose_of(&[40, 10, 30, 20], 75), 30);
        assert_eq!(choose_of(&[40, 10, 30, 20], 100), 40);
        assert_eq!(choose_of(&[40, 10, 30, 20], 0), 10);
    }

    #[test]
    fn a_price_is_capped() {
        assert_eq!(choose_of(&[51, 1_000_000], 75), 50);
    }

    #[test]
    fn a_quiet_network_costs_nothing() {
        assert_eq!(choose_of(&[], 75), 0);
        assert_eq!(choose_of(&[0, 0, 0, 9], 75), 0);
    }
}
