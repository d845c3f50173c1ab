//! The last chapter: Bob leaves at once, Alice by ticket.

use anyhow::Result;

use super::{
    epoch::EpochRow,
    outcome::{HolderResult, Purchase},
    stage::{Stage, TICKET_NONCE, answer, worth},
    tell_row,
};
use crate::report::{amount, epoch_table, teller::Teller};

/// Lets both leave in the epoch of now and adds the row of the next one, in which Alice is
/// paid.
///
/// # Errors
/// The refusal that broke it off.
pub async fn leave(
    stage: &mut Stage,
    [alice, bob]: [Purchase; 2],
    rows: &mut Vec<EpochRow>,
    teller: &mut Teller,
) -> Result<[HolderResult; 2]> {
    stage.pass_time().await;
    let epoch = stage.world.snapshot().await.epoch;
    teller.heading(&format!("Bob and Alice leave (late in epoch {epoch})"));
    let bob = bob_redeems(stage, bob, teller).await?;
    let alice = alice_orders(stage, alice, teller).await?;

    let row = stage.turn().await?;
    teller.say(&format!(
        "The bot takes the stake back from the validators. Epoch {} begins, the last rewards come \
         in, and the cooled stake is in the reserve again:",
        row.epoch
    ));
    epoch_table::head(&stage.commissions, teller);
    tell_row(row, rows, teller);
    alice_claims(stage, alice, teller).await.map(|alice| [alice, bob])
}

async fn bob_redeems(
    stage: &mut Stage,
    purchase: Purchase,
    teller: &mut Teller,
) -> Result<HolderResult> {
    stage.pays(&stage.cast.bob.wallet.insecure_clone());
    let before = stage.world.snapshot().await;
    let shares = stage.world.balance(&stage.cast.bob).await.1;
    let redeem = stage.world.redeem(&stage.cast.bob, shares).await;
    let received = answer(redeem, "Bob's redemption")?;
    let result =
        HolderResult { purchase, worth: worth(shares, &before), received, slot: before.slot };
    teller.say(&format!(
        "Bob wants SOL now. In one transaction he redeems his {} tideSOL from the reserve: worth \
         {} SOL at the rate of {}, less an exit fee of {} SOL ({}: 0.07 %, and a little more the \
         emptier he leaves the reserve). {} SOL are in his wallet at once.",
        amount::sol(shares),
        amount::sol(result.worth),
        amount::rate(before.rate()),
        amount::sol(result.exit_fee()),
        amount::percent_of(result.exit_fee(), result.worth),
        amount::sol(received),
    ));
    Ok(result)
}

async fn alice_orders(
    stage: &mut Stage,
    purchase: Purchase,
    teller: &mut Teller,
) -> Result<HolderResult> {
    stage.pays(&stage.cast.alice.wallet.insecure_clone());
    let before = stage.world.snapshot().await;
    let shares = stage.world.balance(&stage.cast.alice).await.1;
    let order = stage.world.order(&stage.cast.alice, TICKET_NONCE, shares).await;
    let received = answer(order, "Alice's ticket")?;
    let result =
        HolderResult { purchase, worth: worth(shares, &before), received, slot: before.slot };
    teller.say(&format!(
        "Alice's {} tideSOL are more than the reserve holds, so she orders a ticket. Her tideSOL \
         are burned at the rate of {}: {} SOL, less an exit fee of {} SOL ({}). The pool owes her \
         {} SOL from now on. A ticket earns nothing while it waits, and what has not flowed into \
         the rate by now is left to those who stay.",
        amount::sol(shares),
        amount::rate(before.rate()),
        amount::sol(result.worth),
        amount::sol(result.exit_fee()),
        amount::percent_of(result.exit_fee(), result.worth),
        amount::sol(received),
    ));
    Ok(result)
}

async fn alice_claims(
    stage: &mut Stage,
    ordered: HolderResult,
    teller: &mut Teller,
) -> Result<HolderResult> {
    stage.pays(&stage.cast.alice.wallet.insecure_clone());
    let claim = stage.world.claim(&stage.cast.alice, TICKET_NONCE).await;
    let received = answer(claim, "Alice's claim")?;
    teller.say(&format!(
        "Alice claims her ticket and is paid {} SOL. The rent of the ticket's account comes back \
         to her too.",
        amount::sol(received)
    ));
    Ok(HolderResult { received, ..ordered })
}
