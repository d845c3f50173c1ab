//! What a deposit or an exit would give now.

use serde_json::{Value, json};
use tidepool_client::error::Error;

use crate::{
    arguments::Quote,
    figures::{sol, tide},
    outcome::{Answer, Failure},
    session::Session,
    table::facts,
};

pub async fn run(session: &Session<'_>, what: Quote) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let slot = now.clock.slot;
    let no_all = || Failure::Usage("a quote needs an amount, not `all`".to_owned());
    match what {
        Quote::Deposit { amount } => {
            let lamports = Some(amount.of(0)).filter(|amount| *amount > 0).ok_or_else(no_all)?;
            let quote = now.quote_deposit(lamports, slot)?;
            let text = facts(&[
                ("deposit", sol(lamports)),
                ("gives", tide(quote.shares.0)),
                ("fee in it", sol(quote.fee.0)),
            ]);
            let json =
                json!({ "lamports": lamports, "shares": quote.shares.0, "fee": quote.fee.0 });
            Ok(Answer { text, json })
        }
        Quote::Redeem { amount } => {
            let shares = Some(amount.of(0)).filter(|amount| *amount > 0).ok_or_else(no_all)?;
            let instant = now.quote_instant(shares, slot).map(|quote| (quote.out.0, quote.fee.0));
            let ticket =
                now.quote_ticket(shares, slot).map(|quote| (quote.ticket.owed.0, quote.fee.0));
            // A reserve that cannot pay is an answer; a pool without a price is none.
            let ticket = Ok(ticket?);
            let text = facts(&[
                ("redeem", tide(shares)),
                ("at once", worded(&instant)),
                ("by ticket", worded(&ticket)),
            ]);
            let json = json!({
                "shares": shares, "instant": figures(&instant), "ticket": figures(&ticket),
            });
            Ok(Answer { text, json })
        }
    }
}

fn worded(quote: &Result<(u64, u64), Error>) -> String {
    match quote {
        Ok((out, fee)) => format!("{}, after a fee of {}", sol(*out), sol(*fee)),
        Err(error) => error.to_string(),
    }
}

fn figures(quote: &Result<(u64, u64), Error>) -> Value {
    match quote {
        Ok((out, fee)) => json!({ "lamports": out, "fee": fee }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}
