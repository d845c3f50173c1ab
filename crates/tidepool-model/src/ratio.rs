//! Quotients of products, formed exactly.

use num_bigint::BigUint;

use crate::error::ModelError;

/// The product of `numerators` over the product of `denominators`, rounded down.
pub(crate) fn floor(numerators: &[i128], denominators: &[i128]) -> Result<i128, ModelError> {
    divide(numerators, denominators, false)
}

/// The product of `numerators` over the product of `denominators`, rounded up.
pub(crate) fn ceil(numerators: &[i128], denominators: &[i128]) -> Result<i128, ModelError> {
    divide(numerators, denominators, true)
}

fn divide(numerators: &[i128], denominators: &[i128], up: bool) -> Result<i128, ModelError> {
    let above = product(numerators)?;
    let below = product(denominators)?;
    if below == BigUint::ZERO {
        return Err(ModelError::Overflow);
    }
    let raised = if up { above + &below - 1u32 } else { above };
    i128::try_from(raised / below).map_err(|_| ModelError::Overflow)
}

/// No formula divides a negative number, so a negative factor is an amount out of range.
fn product(factors: &[i128]) -> Result<BigUint, ModelError> {
    let mut product = BigUint::from(1u32);
    for factor in factors {
        product *= u128::try_from(*factor).map_err(|_| ModelError::Overflow)?;
    }
    Ok(product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_down_and_up() {
        // 7 * 3 / (2 * 5) = 2.1, and 5 * 4 / 10 = 2 exactly.
        assert_eq!(floor(&[7, 3], &[2, 5]), Ok(2));
        assert_eq!(ceil(&[7, 3], &[2, 5]), Ok(3));
        assert_eq!(ceil(&[5, 4], &[10]), Ok(2));
        assert_eq!(ceil(&[0], &[10]), Ok(0));
    }

    #[test]
    fn products_may_pass_the_width_of_the_result() {
        assert_eq!(floor(&[i128::MAX, i128::MAX], &[i128::MAX]), Ok(i128::MAX));
    }

    #[test]
    fn what_has_no_value_is_an_overflow() {
        assert_eq!(floor(&[1], &[0]), Err(ModelError::Overflow));
        assert_eq!(floor(&[-1], &[1]), Err(ModelError::Overflow));
        assert_eq!(floor(&[i128::MAX, 2], &[1]), Err(ModelError::Overflow));
    }
}
