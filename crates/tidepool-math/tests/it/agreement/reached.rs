//! What the histories reached: agreement about branches that no history takes says nothing.

use std::collections::BTreeMap;

use tidepool_math::{Error, Result};

use crate::pool::{Amounts, Operation, Pool};

/// How often each branch was taken.
#[derive(Default)]
pub struct Reached(BTreeMap<&'static str, u64>);

/// Every branch that a quarter of the histories must take, and how often at least.
const LEAST: [(&str, u64); 50] = [
    ("deposit", 50_000),
    ("deposit of stake", 10_000),
    ("instant exit", 20_000),
    ("stake exit", 10_000),
    ("order", 20_000),
    ("claim", 2_000),
    ("cancellation", 3_000),
    ("update", 40_000),
    ("update that was not due", 60_000),
    ("claim of fees", 5_000),
    ("refused: Overflow", 10_000),
    ("refused: PoolStale", 60_000),
    ("refused: Insolvent", 300),
    ("refused: ZeroOutput", 40_000),
    ("refused: SlippageExceeded", 10_000),
    ("refused: InsufficientReserve", 2_000),
    ("refused: GapQuotaExceeded", 1_000),
    ("refused: TicketNotReady", 8_000),
    ("tide of one epoch", 10_000),
    ("tide at the cap", 5_000),
    ("tide of sixteen epochs", 20_000),
    ("tide left alone by an exit", 30_000),
    ("tide stretched to the cap", 2_000),
    ("tide stretched in proportion", 600),
    ("tide stretched to sixteen epochs", 1_000),
    ("gain with a fee", 10_000),
    ("gain that only makes good", 300),
    ("gain with a waived fee", 3),
    ("burn", 7_000),
    ("gift", 9_000),
    ("loss within the tide", 4_000),
    ("loss beyond the tide", 2_000),
    ("loss with tickets", 800),
    ("loss of nearly everything", 100),
    ("loss that takes a whole step of the index", 80),
    ("insolvency", 200),
    ("worth held by the debt", 5),
    ("last ticket leaves dust", 80),
    ("instant exit in the gap", 3_000),
    ("instant exit below the target", 5_000),
    ("several epochs missed", 10_000),
    ("redemption at once", 15_000),
    ("redemption in two parts", 1_500),
    ("redemption in two parts in the gap", 1_200),
    ("redemption by ticket", 600),
    ("redemption by ticket for want of a reserve", 1_200),
    ("redemption by ticket for want of more than the fee", 40),
    ("taken back", 15_000),
    ("left to cool for the reserve", 5_000),
    ("left to cool because it is too much", 4_000),
];

impl Reached {
    pub fn note(
        &mut self,
        before: &Pool,
        operation: Operation,
        booked: &Result<Amounts>,
        after: &Pool,
    ) {
        match (booked, operation) {
            (Err(refusal), _) => self.count(refused(*refusal)),
            (Ok(_), Operation::Deposit { .. }) => self.count("deposit"),
            (Ok(_), Operation::DepositStake { .. }) => self.count("deposit of stake"),
            (Ok(_), Operation::Instant { .. }) => {
                self.count("instant exit");
                self.note_instant_exit(before, after);
                self.note_exit(before, after);
            }
            (Ok(amounts), Operation::Redeem { shares, .. }) => {
                self.note_redemption(before, shares, *amounts, after);
            }
            (Ok(_), Operation::StakeExit { .. }) => {
                self.count("stake exit");
                self.note_exit(before, after);
            }
            (Ok(_), Operation::Order { .. }) => {
                self.count("order");
                self.note_exit(before, after);
            }
            (Ok(_), Operation::Claim { .. }) => {
                self.count("claim");
                let dust = after.ledger.pending_fees > before.ledger.pending_fees;
                self.count_if(dust, "last ticket leaves dust");
            }
            (Ok(_), Operation::Cancel { .. }) => self.count("cancellation"),
            (Ok(_), Operation::ClaimFees) if before.unclaimed > 0 => self.count("claim of fees"),
            (Ok(amounts), Operation::Update) => self.note_update(before, *amounts, after),
            _ => {}
        }
    }

    fn note_instant_exit(&mut self, before: &Pool, after: &Pool) {
        let target = before.ledger.reserve_target(&before.parameters).unwrap().0;
        self.count_if(after.ledger.gap_out > before.ledger.gap_out, "instant exit in the gap");
        self.count_if(after.free() < target, "instant exit below the target");
    }

    fn note_redemption(&mut self, before: &Pool, shares: u64, [.., paid]: Amounts, after: &Pool) {
        let ordered = after.tickets.len() > before.tickets.len();
        let in_gap = after.ledger.gap_out > before.ledger.gap_out;
        let eaten = paid == 0 && before.clone().instant(shares, 0) == Err(Error::ZeroOutput);
        self.count(match (paid > 0, ordered) {
            (true, false) => "redemption at once",
            (true, true) if in_gap => "redemption in two parts in the gap",
            (true, true) => "redemption in two parts",
            (false, _) if before.ledger.free_reserve(before.locked).is_none() => {
                "redemption by ticket for want of a reserve"
            }
            (false, _) if eaten => "redemption by ticket for want of more than the fee",
            (false, _) => "redemption by ticket",
        });
    }

    fn note_exit(&mut self, before: &Pool, after: &Pool) {
        let longest = 16 * after.clock.slots;
        if before.unvested() == 0 {
            return;
        }
        let remaining = after.ledger.tide.remaining(after.clock.slot);
        self.count(if after.ledger.tide == before.ledger.tide {
            "tide left alone by an exit"
        } else if after.needed() <= u128::from(longest) {
            "tide stretched to the cap"
        } else if remaining < longest {
            "tide stretched in proportion"
        } else {
            "tide stretched to sixteen epochs"
        });
    }

    fn note_update(&mut self, before: &Pool, [result, fee, _, burned]: Amounts, after: &Pool) {
        if before.ledger == after.ledger {
            return self.count("update that was not due");
        }
        self.count("update");
        let behind = after.clock.epoch.0 - before.ledger.last_update_epoch.0;
        self.count_if(behind > 2, "several epochs missed");
        self.count_if(burned > 0, "burn");
        self.count_if(before.given > 0, "gift");
        let (slots, duration) = (after.clock.slots, after.ledger.tide.duration);
        self.count_if(
            after.ledger.tide.amount.0 > 0,
            match duration {
                _ if duration == slots => "tide of one epoch",
                _ if duration == 16 * slots => "tide of sixteen epochs",
                _ => "tide at the cap",
            },
        );
        if result < 0 {
            return self.note_loss(before, result.unsigned_abs(), after);
        }
        let rate = i128::from(before.parameters.protocol_fee.0);
        let charged = result - i128::from(before.ledger.loss_carry.0);
        self.count_if(fee > 0, "gain with a fee");
        self.count_if(result > 0 && charged <= 0, "gain that only makes good");
        self.count_if(fee == 0 && charged * rate >= 1_000_000, "gain with a waived fee");
    }

    fn note_loss(&mut self, before: &Pool, loss: u128, after: &Pool) {
        let beyond =
            after.ledger.loss_index < before.ledger.loss_index || after.ledger.tide.amount.0 == 0;
        self.count(if beyond { "loss beyond the tide" } else { "loss within the tide" });
        let debt = before.ledger.ticket_debt.0;
        self.count_if(beyond && debt > 0, "loss with tickets");
        let all = u128::from(before.ledger.backing.0 + debt);
        self.count_if(loss > all / 1_000 * 999, "loss of nearly everything");
        let index = before.ledger.loss_index.0;
        let step = u128::from(debt) / index > u128::from(debt - after.ledger.ticket_debt.0);
        self.count_if(beyond && step, "loss that takes a whole step of the index");
        let held_by_the_debt = after.tickets.iter().any(|ticket| {
            let by_index = u128::from(ticket.owed.0) * after.ledger.loss_index.0 / ticket.index.0;
            by_index > u128::from(after.ledger.ticket_debt.0)
        });
        self.count_if(held_by_the_debt, "worth held by the debt");
        self.count_if(after.ledger.insolvent && !before.ledger.insolvent, "insolvency");
    }

    pub fn count(&mut self, branch: &'static str) {
        *self.0.entry(branch).or_default() += 1;
    }

    fn count_if(&mut self, taken: bool, branch: &'static str) {
        if taken {
            self.count(branch);
        }
    }

    pub fn assert_everything(&self) {
        for (branch, least) in LEAST {
            let times = self.0.get(branch).copied().unwrap_or(0);
            assert!(times >= least, "{branch}: only {times} times\n{:#?}", self.0);
        }
    }
}

fn refused(refusal: Error) -> &'static str {
    match refusal {
        Error::Overflow => "refused: Overflow",
        Error::PoolStale => "refused: PoolStale",
        Error::Insolvent => "refused: Insolvent",
        Error::ZeroOutput => "refused: ZeroOutput",
        Error::SlippageExceeded => "refused: SlippageExceeded",
        Error::InsufficientReserve => "refused: InsufficientReserve",
        Error::GapQuotaExceeded => "refused: GapQuotaExceeded",
        Error::TicketNotReady => "refused: TicketNotReady",
        Error::ParameterOutOfBounds => "refused: ParameterOutOfBounds",
        Error::SupplyMismatch => "refused: SupplyMismatch",
    }
}
