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
        "Put in: what the tideSOL was worth when each of them began, {} SOL for both together. They \
         held it for {:.1} and {:.1} epochs, of which the first two earn nothing, because new stake \
         has to warm up and work before it is paid. The exit fee is paid once, so the APY in all \
         comes closer to the APY held the longer they stay. It stays in the pool, for those who \
         stay.",
        amount::sol(alice.purchase.lamports + bob.purchase.lamports),
        alice.epochs(),
        bob.epochs(),
    )
}
