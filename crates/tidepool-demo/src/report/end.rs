//! The last pages: the chart, what the holders got, the audit.

use super::{amount, audit_table, chart, holder_table, teller::Teller};
use crate::story::{HolderResult, Outcome};

/// Tells how it all came out.
pub fn tell(outcome: &Outcome, teller: &mut Teller) {
    teller.heading("The rate, slot by slot (SOL for one tideSOL)");
    teller.line("");
    for line in chart::draw(&outcome.samples) {
        teller.line(&line);
    }
    teller.heading("What Alice and Bob got");
    teller.line("");
    for line in holder_table::lines(&outcome.holders) {
        teller.line(&line);
    }
    teller.say(&explanation(&outcome.holders));
    teller.heading("The audit: every lamport of this story, in SOL");
    audit_table::tell(&outcome.reckoning, teller);
}

fn explanation([alice, bob]: &[HolderResult; 2]) -> String {
    format!(
        "Put in: what the tideSOL of each was worth at the beginning, {} SOL together. Both held \
         it for {:.1} epochs. The first two of them earn nothing, because new stake has to become \
         active and then work before it is paid. The exit fee is paid once, however long one \
         stays, and belongs to those who stay on.",
        amount::sol(alice.purchase.lamports + bob.purchase.lamports),
        alice.epochs(),
    )
}
