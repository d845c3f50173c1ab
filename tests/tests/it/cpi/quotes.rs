//! What `tidepool-quote` says of a pool is what the program then pays or refuses, in every state.

use std::collections::BTreeSet;

use solana_instruction::Instruction;
use tidepool::{error::TidepoolError, state::Pool};
use tidepool_math::{Millionths, Parameters};
use tidepool_quote::{
    PoolBytes, Refusal, sol_value,
    venue::{Direction, Now, Venue},
};
use tidepool_tests::{Failure, SOL, WorldOptions};

use super::states::Life;

/// Lamports that an account without data needs on the tests' bank.
const RENT: u64 = 890_880;

impl Life {
    async fn pool(&mut self) -> Vec<u8> {
        self.world.bank.account(self.world.pool.pool).await.expect("a pool").data
    }

    async fn now(&mut self) -> Now {
        let clock = self.world.bank.clock().await;
        Now { slot: clock.slot, epoch: clock.epoch, rent: RENT }
    }

    /// What the program would answer to Alice.
    async fn ask(&mut self, instruction: Instruction) -> Result<u64, Failure> {
        let answer = self.world.bank.simulate(&[instruction], &[&self.alice.wallet]).await;
        answer.map(|receipt| receipt.returned())
    }

    /// What it would owe a ticket; nothing where that would be nothing.
    async fn owed(&mut self, shares: u64) -> Result<u64, Failure> {
        let (owner, tokens) = (self.alice.address(), self.alice.tokens);
        let owed = self.ask(self.world.pool.order_ticket(owner, tokens, 0, shares, 0)).await;
        match owed {
            Err(failure) if failure.is(TidepoolError::ZeroOutput) => Ok(0),
            other => other,
        }
    }

    /// Compares quotes and values of some amounts; says which kinds of answers there were.
    async fn compare(&mut self, met: &mut BTreeSet<&'static str>) {
        let held = self.world.bank.shares_in(self.alice.tokens).await;
        for _ in 0..3 {
            let (lamports, shares) = (self.amount(1_000 * SOL), self.amount(held));
            self.compare_swaps(lamports, shares, met).await;
            self.compare_values(lamports.min(held / 2), shares).await;
        }
    }

    async fn compare_swaps(
        &mut self,
        lamports: u64,
        shares: u64,
        met: &mut BTreeSet<&'static str>,
    ) {
        let (bytes, now) = (self.pool().await, self.now().await);
        let (pool, alice, tokens) = (self.world.pool, self.alice.address(), self.alice.tokens);
        let venue = Venue::from_account(pool.pool.to_bytes(), &bytes).expect("a pool");
        let deposit = pool.deposit_sol(alice, tokens, lamports, 0);
        let redeem = pool.redeem_sol(alice, tokens, alice, shares, 0);
        for (direction, amount, told) in
            [(Direction::Deposit, lamports, deposit), (Direction::Redeem, shares, redeem)]
        {
            let quote = venue.quote(direction, amount, now);
            met.insert(kind(quote.map(|quote| quote.out_amount), &self.ask(told).await));
            if let Err(Refusal::NotEnoughLiquidity(payable @ 1..)) = quote {
                // As many shares as the answer says are paid, or worth nothing.
                let most = sol_value::sol_to_lst(&bytes, payable, now.slot, now.epoch);
                let most = *most.expect("a fresh pool").start();
                let less = venue.quote(direction, most, now);
                let enough = matches!(less, Ok(_) | Err(Refusal::TooSmall));
                assert!(enough, "{payable} are payable, but {less:?}");
            }
        }
    }

    async fn compare_values(&mut self, lamports: u64, shares: u64) {
        let (bytes, now) = (self.pool().await, self.now().await);
        let worth = sol_value::lst_to_sol(&bytes, shares, now.slot, now.epoch);
        let wanted = sol_value::sol_to_lst(&bytes, lamports, now.slot, now.epoch);
        let owed = self.owed(shares).await;
        let (Ok(worth), Ok(wanted)) = (worth.clone(), wanted) else {
            assert_eq!(worth, Err(Refusal::Stale));
            assert!(owed.expect_err("a refusal").is(TidepoolError::PoolStale));
            return;
        };
        assert_eq!(*worth.start(), owed.expect("a ticket"));
        if *worth.start() > 0 {
            let quote = self.world.pool.quote_redeem(shares);
            assert_eq!(*worth.end(), self.ask_first(quote).await, "the rate");
        }
        let (least, most) = (*wanted.start(), *wanted.end());
        assert!(least <= most);
        assert!(self.owed(most).await.expect("a ticket") >= lamports);
        if most > 0 {
            assert!(self.owed(most - 1).await.expect("a ticket") < lamports, "{most} is least");
        }
    }

    /// The first number of a longer answer.
    async fn ask_first(&mut self, instruction: Instruction) -> u64 {
        let mut data =
            self.world.bank.simulate(&[instruction], &[]).await.expect("an answer").return_data;
        data.resize(8.max(data.len()), 0);
        u64::from_le_bytes(data[..8].try_into().expect("eight bytes"))
    }
}

/// What both say, which must be the same.
fn kind(quoted: Result<u64, Refusal>, answer: &Result<u64, Failure>) -> &'static str {
    use TidepoolError as Told;
    let refused = |expected: &[Told], name| match answer {
        Err(failure) if expected.iter().any(|one| failure.is(*one)) => name,
        other => panic!("{quoted:?} is quoted, but {other:?}"),
    };
    match quoted {
        Ok(out) => match answer {
            Ok(paid) if *paid == out => "done",
            other => panic!("{out} are quoted, but {other:?}"),
        },
        Err(Refusal::Stale) => refused(&[Told::PoolStale], "stale"),
        Err(Refusal::Paused(_)) => refused(&[Told::EntriesPaused], "paused"),
        Err(Refusal::TooSmall) => refused(&[Told::ZeroOutput], "too small"),
        Err(Refusal::NotEnoughLiquidity(_)) => {
            match refused(&[Told::InsufficientReserve, Told::GapQuotaExceeded], "") {
                _ if answer.as_ref().is_err_and(|one| one.is(Told::GapQuotaExceeded)) => "gap",
                _ => "reserve",
            }
        }
        other => panic!("{other:?} in no reachable state"),
    }
}

#[tokio::test]
async fn quotes_and_values_are_what_the_program_pays_in_many_states() {
    let mut met = BTreeSet::new();
    for seed in 1..=12 {
        let deposit_fee = [0, 137, 1_000][seed as usize % 3];
        let parameters = Parameters { deposit_fee: Millionths(deposit_fee), ..Parameters::DEFAULT };
        let options = WorldOptions { parameters, ..WorldOptions::default() };
        let mut life = Box::pin(Life::new(seed, options)).await;
        for epoch in 0..7 {
            // Unbooked rewards, and a quarter of the reserve.
            life.compare(&mut met).await;
            life.happening().await;
            life.compare(&mut met).await;
            life.world.update().await;
            for _ in 0..4 {
                life.move_on().await;
                life.happening().await;
                life.compare(&mut met).await;
            }
            if epoch == 3 {
                life.lose().await;
                life.compare(&mut met).await;
                life.world.update_pool().await.expect("a loss is booked at any time");
                life.world.pause().await.expect("a pause");
                life.compare(&mut met).await;
                life.world.resume().await.expect("open again");
            }
            life.world.move_stake().await;
            life.world.next_epoch().await;
        }
        // Two epochs without an update.
        life.world.skip_epochs(1).await;
        life.world.next_epoch().await;
        life.compare(&mut met).await;
    }
    let all = ["done", "gap", "paused", "reserve", "stale", "too small"];
    assert_eq!(met.into_iter().collect::<Vec<_>>(), all);
}

#[tokio::test]
async fn an_insolvent_pool_is_quoted_as_such() {
    let mut life = Box::pin(Life::new(4, WorldOptions::default())).await;
    // Edited: everything was lost once.
    let pool = life.world.pool.pool;
    life.world.bank.edit_with(pool, |account| account.data[120] |= 1).await;
    let (bytes, now) = (life.pool().await, life.now().await);
    let venue = Venue::from_account(pool.to_bytes(), &bytes).expect("a pool");
    assert_eq!(venue.quote(Direction::Deposit, SOL, now), Err(Refusal::Insolvent));
    let deposit = life.world.pool.deposit_sol(life.alice.address(), life.alice.tokens, SOL, 0);
    assert!(life.ask(deposit).await.expect_err("a refusal").is(TidepoolError::Insolvent));
    assert!(venue.quote(Direction::Redeem, SOL, now).is_ok(), "exits are open");
}

#[tokio::test]
async fn the_bytes_behind_the_rate_block_are_read_where_the_program_writes_them() {
    let mut life = Box::pin(Life::new(5, WorldOptions::default())).await;
    life.world.pause().await.expect("a pause");
    life.world.order(&life.alice, 1, SOL).await.expect("a ticket");
    let bytes = life.pool().await;
    let state: Pool = tidepool_client::account::decode_pool(&bytes).expect("a pool");
    let pool = PoolBytes::parse(&bytes).expect("a pool");
    assert_eq!(pool.ledger(), state.ledger());
    assert_eq!(pool.parameters(), state.parameters());
    assert_eq!(pool.paused_until, state.pause.until);
    let addresses = pool.addresses;
    assert_eq!(addresses.reserve, life.world.pool.reserve.to_bytes());
    assert_eq!(addresses.mint, life.world.pool.mint.to_bytes());
    assert_eq!(addresses.validators, life.world.pool.validators.to_bytes());
    for length in 0..bytes.len() {
        let cut = PoolBytes::parse(&bytes[..length]);
        assert_eq!(cut.is_ok(), length >= 2584, "{length} bytes");
    }
}
