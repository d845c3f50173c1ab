//! What holds for a whole pool after every operation.

use super::Pool;

impl Pool {
    /// Checks what the sums of a pool must show.
    ///
    /// # Panics
    /// When a law is broken.
    pub fn check_laws(&self) {
        let ledger = &self.ledger;
        assert_eq!(ledger.identity_gap(), 0, "Identity");
        assert_eq!(ledger.total_tracked, self.list.total_tracked(), "what is tracked has a place");
        assert_eq!(usize::try_from(ledger.open), Ok(self.tickets.len()), "tickets are counted");
        let counted = ledger.minted + self.locked_shares + ledger.unclaimed;
        assert_eq!(ledger.shares, counted, "shares are minted, locked or unclaimed");
        assert!(ledger.shares >= 1_000_000_000, "First depositor: the locked shares");
        assert!(ledger.reserve_tracked >= i128::from(self.locked()), "the locked SOL stays");
        assert!(self.supply() <= ledger.minted, "no token exists that was not minted");
        assert!(self.reserve_lamports >= ledger.reserve_tracked, "Backing of the reserve");
        assert!(ledger.value(self.clock.slot).is_ok_and(|value| value >= 1), "Total loss");
        let worth: i128 = self.tickets.iter().filter_map(|one| ledger.worth(&one.terms).ok()).sum();
        assert!(ledger.insolvent || worth <= ledger.debt, "the debt covers every ticket");
        for (index, entry) in self.list.entries() {
            assert!(entry.tracked >= 0, "no entry owes");
            let has_account = entry.main.is_some() || entry.transient.is_some();
            assert!(has_account || entry.tracked == 0, "stake is in an account: {index}");
        }
    }

    /// Checks that the rate did not fall between `before` and now, at the slot of now.
    ///
    /// # Panics
    /// When it did, without a loss that was booked.
    pub fn check_monotone(&self, before: &Self) {
        if self.ledger.carry > before.ledger.carry {
            return;
        }
        let slot = self.clock.slot;
        let value = |pool: &Self| pool.ledger.value(slot).expect("a value");
        let (old, new) = (value(before), value(self));
        let holds = new * before.ledger.shares >= old * self.ledger.shares;
        assert!(holds, "Monotone: {old}/{} to {new}/{}", before.ledger.shares, self.ledger.shares);
    }
}
