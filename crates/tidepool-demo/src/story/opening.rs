//! The first chapters: a pool opens, Alice deposits, Bob is given a part.

use anyhow::Result;
use tidepool_tests::SOL;

use super::{
    outcome::Purchase,
    stage::{Stage, answer, done, worth},
};
use crate::report::{amount, teller::Teller};

/// Lamports that Alice deposits.
pub const DEPOSIT: u64 = 2_000 * SOL;
/// Lamports that the operator deposits before her. They stay, so that the pool does not
/// change its nature when Alice leaves it.
pub const SEED: u64 = 500 * SOL;
/// The part of her shares that she sends to Bob: a fifth of what the reserve keeps free, so
/// that he can redeem at once without emptying it.
const GIFT_PER_MILLE: u64 = 5;

/// What is about to be seen.
pub fn introduce(teller: &mut Teller) {
    teller.title("Tidepool: Alice's story");
    teller.say(
        "A real Solana bank runs inside this process: the real stake program, real staking \
         rewards, and the pool's compiled program. Only its clock is fast. An epoch is 432,000 \
         slots, two days at 400 ms a slot; here it passes in a moment.",
    );
    teller.say(
        "1 SOL is 1,000,000,000 lamports. An amount with nine decimals is exact to the lamport.",
    );
}

/// Lets the operator deposit and tells how the pool began.
///
/// # Errors
/// The program's refusal.
pub async fn found(stage: &mut Stage, teller: &mut Teller) -> Result<()> {
    let mint = stage.world.pool.mint;
    let operator = &mut stage.cast.operator;
    operator.tokens = stage.world.bank.token_account(mint, operator.address()).await;
    done(stage.world.deposit(&stage.cast.operator, SEED).await, "the operator's deposit")?;

    let now = stage.world.snapshot().await;
    teller.heading("A pool opens");
    let commissions: Vec<_> = stage.commissions.iter().map(|one| format!("{one} %")).collect();
    teller.say(&format!(
        "It is epoch {}, the bank's first of full length. The operator founds a pool with {} \
         validators, who keep {} of the staking rewards as their commission. The operator locks \
         1 SOL in the pool for good, deposits {} SOL, and stays to the end.",
        now.epoch,
        commissions.len(),
        listed(&commissions),
        amount::sol(SEED),
    ));
    Ok(())
}

/// `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Alice deposits and shares with Bob, the SOL is staked, and the stake warms up. Returns
/// what Alice and Bob begin with.
///
/// # Errors
/// The refusal that broke it off.
pub async fn enter(stage: &mut Stage, teller: &mut Teller) -> Result<[Purchase; 2]> {
    let purchases = deposit_and_share(stage, teller).await?;
    stage.pass_time().await;
    let staked = stage.move_stake().await?;
    let now = stage.world.snapshot().await;
    teller.say(&format!(
        "Late in epoch {}, a crank bot moves the SOL to the validators: {} SOL to stake, the rest \
         stays in the reserve for whoever wants out at once. Anybody can run such a bot; it has no \
         power over the money.",
        now.epoch,
        amount::rounded(staked, 3),
    ));
    let warm_up = stage.cross().await?;
    stage.update(warm_up).await?;
    teller.say(&format!(
        "Epoch {}: the new stake begins to work. The first rewards come at the end of this epoch.",
        now.epoch + 1
    ));
    Ok(purchases)
}

async fn deposit_and_share(stage: &mut Stage, teller: &mut Teller) -> Result<[Purchase; 2]> {
    teller.heading("Alice deposits, and shares with Bob");
    let mint = stage.world.pool.mint;
    let (alice, bob) =
        (stage.cast.alice.wallet.insecure_clone(), stage.cast.bob.wallet.insecure_clone());
    stage.pays(&bob);
    stage.cast.bob.tokens = stage.world.bank.token_account(mint, stage.cast.bob.address()).await;
    stage.pays(&alice);
    stage.cast.alice.tokens =
        stage.world.bank.token_account(mint, stage.cast.alice.address()).await;

    let deposit = stage.world.deposit(&stage.cast.alice, DEPOSIT).await;
    let shares = answer(deposit, "Alice's deposit")?;
    let now = stage.sample().await;
    teller.say(&format!(
        "Alice deposits {} SOL and gets {} tideSOL. At the pool's rate of {} SOL for one tideSOL \
         they are worth {} SOL: all that she put in.",
        amount::sol(DEPOSIT),
        amount::sol(shares),
        amount::rate(now.rate()),
        amount::sol(worth(shares, &now)),
    ));

    let gift = shares * GIFT_PER_MILLE / 1_000;
    let transfer = stage.world.transfer(&stage.cast.alice, &stage.cast.bob, gift).await;
    done(transfer, "the transfer to Bob")?;
    teller.say(&format!(
        "She sends {} of them to Bob. tideSOL is an ordinary token: holding it is all it takes to \
         earn.",
        amount::sol(gift),
    ));
    let gift_worth = worth(gift, &now);
    Ok([
        Purchase { name: "Alice", lamports: DEPOSIT - gift_worth, slot: now.slot },
        Purchase { name: "Bob", lamports: gift_worth, slot: now.slot },
    ])
}
