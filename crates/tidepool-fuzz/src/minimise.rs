//! Making a failing history short.

use crate::{Case, Failure};

/// Drops operations of `case` as long as what is left fails for the same reason, and returns what
/// no single operation can be dropped from.
///
/// `fails` runs a case; `failure` is that of `case` itself. Halves are tried first, then quarters
/// and so on: most operations have nothing to do with the failure.
pub fn minimise(
    mut case: Case,
    failure: &Failure,
    fails: impl Fn(&Case) -> Option<Failure>,
) -> (Case, Failure) {
    let mut reason = failure.clone();
    case.operations.truncate(failure.number + 1);
    let mut size = case.operations.len().div_ceil(2);
    while size > 0 {
        let mut start = 0;
        let mut is_shorter = false;
        while start < case.operations.len() {
            let mut shorter = case.clone();
            let end = (start + size).min(case.operations.len());
            shorter.operations.drain(start..end);
            match fails(&shorter).filter(|other| other.is_like(failure)) {
                Some(other) => {
                    shorter.operations.truncate(other.number + 1);
                    (case, reason, is_shorter) = (shorter, other, true);
                }
                None => start = end,
            }
        }
        // At single operations, again until none can be dropped.
        if size > 1 || !is_shorter {
            size /= 2;
        }
    }
    (case, reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Operation, plan};

    fn position(case: &Case, wanted: &Operation, from: usize) -> Option<usize> {
        let found = case.operations[from..].iter().position(|operation| operation == wanted);
        found.map(|place| place + from)
    }

    #[test]
    fn only_what_the_failure_needs_is_left() {
        // Fails at the second update of a pool.
        let fails = |case: &Case| {
            let first = position(case, &Operation::UpdatePool, 0)?;
            let number = position(case, &Operation::UpdatePool, first + 1)?;
            Some(Failure { number, message: "two updates: of two".into() })
        };
        let case = plan(3, 400);
        let failure = fails(&case).unwrap();
        let (short, last) = minimise(case, &failure, fails);
        assert_eq!(short.operations, [Operation::UpdatePool, Operation::UpdatePool]);
        assert_eq!(last.number, 1);
    }

    #[test]
    fn another_failure_is_not_the_one_that_is_looked_for() {
        let fails = |case: &Case| {
            let number = case.operations.len().checked_sub(1)?;
            let message = if number >= 4 { "long: 5" } else { "short: 1" };
            Some(Failure { number, message: message.into() })
        };
        let case = plan(3, 400);
        let failure = fails(&case).unwrap();
        assert_eq!(minimise(case, &failure, fails).0.operations.len(), 5);
    }
}
