//! A year of the pool: 182 epochs of real rewards, with everything that people, validators and
//! cranks do. Then everybody leaves.

mod people;
mod validators;

use std::collections::BTreeMap;

use solana_pubkey::Pubkey;
use tidepool_tests::{Chance, Circle, Failure, Holder, Receipt, SOL, World};

use validators::Turnover;

const EPOCHS: u64 = 182;
const PEOPLE: usize = 6;

/// A pool in the course of its year.
struct Year {
    world: World,
    circle: Circle,
    people: Vec<Holder>,
    chance: Chance,
    /// Stake accounts that people made: whose, where, and with which validator.
    stakes: Vec<(usize, Pubkey, Pubkey)>,
    turnover: Turnover,
    nonce: u64,
    /// How often each deed succeeded.
    done: BTreeMap<&'static str, u64>,
}

impl Year {
    async fn begin() -> Self {
        let mut world = World::new().await;
        world.watch_solvency().await;
        let mut people = vec![];
        for _ in 0..PEOPLE {
            people.push(world.holder(1_000 * SOL).await);
        }
        let circle = Circle::around(&mut world, &people).await;
        for holder in &people {
            world.deposit(holder, 200 * SOL).await.expect("a deposit");
        }
        let (chance, turnover) = (Chance::new(182), Turnover::default());
        let (stakes, done) = (vec![], BTreeMap::new());
        Self { world, circle, people, chance, stakes, turnover, nonce: 0, done }
    }

    /// Counts a success, and lets pass refusals that the state of the pool explains.
    fn note(&mut self, deed: &'static str, result: Result<Receipt, Failure>) -> bool {
        use tidepool::error::TidepoolError::{
            BelowMinimumDelegation, GapQuotaExceeded, InsufficientReserve, SourceNotAllowed,
            SourceTooSmall, StakeNotSettled, ValidatorFlagged, ValidatorLeaving, ValidatorNotReady,
            ValidatorsNotUpdated,
        };
        let Err(failure) = result else {
            *self.done.entry(deed).or_default() += 1;
            return true;
        };
        let explained = [
            BelowMinimumDelegation,
            GapQuotaExceeded,
            InsufficientReserve,
            SourceNotAllowed,
            SourceTooSmall,
            StakeNotSettled,
            ValidatorFlagged,
            ValidatorLeaving,
            ValidatorNotReady,
            ValidatorsNotUpdated,
        ];
        assert!(explained.into_iter().any(|error| failure.is(error)), "{deed}: {failure:#?}");
        false
    }

    /// An epoch from just after its boundary to just after the next.
    async fn turn(&mut self, number: u64) {
        // Some come before the cranks do.
        if number % 3 == 1 {
            self.visit().await;
        }
        self.world.update().await;
        let paid = self.world.claim_all().await;
        *self.done.entry("claim").or_default() += u64::try_from(paid).expect("few tickets");
        self.validators_change(number).await;
        for moment in [200_000, 600_000] {
            self.world.move_to(moment).await;
            self.visit().await;
            self.visit().await;
        }
        self.move_stake().await;
        self.visit().await;
        self.circle.next_epoch(&mut self.world).await;
    }

    /// What bots do in the window. Where people have emptied the reserve, balance waits.
    async fn move_stake(&mut self) {
        self.world.move_to(950_000).await;
        let indexed = self.world.snapshot().await.indexed();
        for (index, _) in &indexed {
            let result = self.world.undelegate(*index).await;
            self.note("undelegate", result);
        }
        for (index, _) in &indexed {
            self.world.delegate(*index).await.expect("a delegation");
        }
    }

    /// Everybody orders a ticket for all shares, and is paid.
    async fn end(&mut self) {
        self.world.update().await;
        for holder in &self.people {
            let shares = self.world.balance(holder).await.1;
            self.nonce += 1;
            self.world.order(holder, self.nonce, shares).await.expect("a ticket for all");
        }
        for _ in 0..2 {
            self.world.update().await;
            self.move_stake().await;
            self.circle.next_epoch(&mut self.world).await;
        }
        self.world.update().await;
        self.world.claim_all().await;
    }
}

#[tokio::test]
async fn a_year_passes_and_every_lamport_is_accounted_for() {
    let mut year = Year::begin().await;
    let mut rate = 0;
    for number in 0..EPOCHS {
        year.turn(number).await;
        let now = year.world.snapshot().await.rate();
        assert!(now >= rate, "the rate never falls");
        rate = now;
    }
    year.end().await;

    let now = year.world.snapshot().await;
    assert_eq!((now.supply, now.pool.open_tickets, now.pool.rate.ticket_debt), (0, 0, 0));
    // A year at four or five basis points an epoch, tips and fees, less the protocol's twentieth.
    assert!((1_070_000_000..1_130_000_000).contains(&now.rate()), "{}", now.rate());
    let audit = year.circle.audit(&mut year.world).await;
    assert_eq!(audit.difference(), 0);
    assert!(audit.rewards > 60 * SOL, "{audit:?}");
    for deed in DEEDS {
        let times = year.done.get(deed).copied().unwrap_or_default();
        assert!(times >= 2, "{deed} happened {times} times: {:?}", year.done);
    }
}

/// Everything that must have happened in a year that deserves the name.
const DEEDS: [&str; 17] = [
    "add",
    "burn",
    "cancel",
    "claim",
    "deposit",
    "deposit stake",
    "flag",
    "hand over",
    "leave",
    "order",
    "prune",
    "redeem",
    "redeem stake",
    "remove",
    "return",
    "tip",
    "unflag",
];
