//! The audit, as a sum that everybody can follow.

use super::{amount, teller::Teller};
use crate::audit::{Part, Reckoning};

/// Tells the audit and its verdict.
pub fn tell(reckoning: &Reckoning, teller: &mut Teller) {
    let audit = &reckoning.audit;
    teller.line("");
    teller.line(&sum("  in", &amount::fixed(audit.brought), "brought into the six wallets"));
    teller.line(&sum(
        "+ rewards",
        &amount::fixed(audit.rewards),
        "paid by the network, measured on the stake accounts",
    ));
    teller.line(&sum("- out", &amount::fixed(audit.out), "in the six wallets now:"));
    parts(&reckoning.out, teller);
    teller.line(&sum(
        "- left",
        &amount::fixed(audit.left),
        "still in the accounts of pool and lender:",
    ));
    parts(&reckoning.left, teller);
    teller.line(&sum(
        "- fees",
        &amount::fixed(audit.fees),
        "network fees, 5,000 lamports a signature",
    ));
    let difference = audit.difference();
    teller.line(&sum("= difference", &amount::signed(difference), "SOL"));
    verdict(reckoning, teller);
}

fn verdict(reckoning: &Reckoning, teller: &mut Teller) {
    let audit = &reckoning.audit;
    if reckoning.balances() {
        teller.say(&format!(
            "Every lamport is accounted for. Counted again one by one, {} accounts hold {} SOL, \
             exactly out + left. What is left backs the operator's and Dave's tideSOL, the locked \
             SOL, and what the lender keeps.",
            reckoning.accounts,
            amount::fixed(reckoning.recount),
        ));
    } else {
        teller.say(&format!(
            "!!! THE AUDIT DOES NOT BALANCE !!! In + rewards - out - left - fees is {} lamports, \
             and a second count of all accounts differs from out + left by {} lamports. Both must \
             be 0.",
            audit.difference(),
            reckoning.recount_difference(),
        ));
    }
}

fn sum(name: &str, lamports: &str, what: &str) -> String {
    format!("{name:<12} {lamports:>16}  {what}")
}

fn parts(parts: &[Part], teller: &mut Teller) {
    for part in parts.iter().filter(|part| part.lamports > 0) {
        let Part { name, lamports } = part;
        teller.line(&format!("{:31}{:>16}  {name}", "", amount::fixed(*lamports)));
    }
}

#[cfg(test)]
mod tests {
    use tidepool_tests::audit::Audit;

    use super::{Part, Reckoning, Teller, tell};

    fn told(left: u64) -> String {
        let audit = Audit { brought: 1_000, rewards: 7, out: 990, left, fees: 5 };
        let parts = vec![Part { name: "the reserve", lamports: left }];
        let reckoning = Reckoning { audit, recount: 1_002, accounts: 2, out: vec![], left: parts };
        let mut teller = Teller::to_memory();
        tell(&reckoning, &mut teller);
        teller.heard()
    }

    #[test]
    fn a_balance_is_told_quietly() {
        let told = told(12);
        assert!(told.contains("Every lamport is accounted for"), "{told}");
        assert!(told.contains("the reserve") && !told.contains("!!!"), "{told}");
    }

    #[test]
    fn a_difference_is_told_loudly() {
        let told = told(10);
        assert!(told.contains("!!! THE AUDIT DOES NOT BALANCE"), "{told}");
        assert!(told.contains("+0.000000002") && told.contains("2 lamports"), "{told}");
    }
}
