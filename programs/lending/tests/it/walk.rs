//! Long random lives of a market, with the laws after every step.

use tidepool_lending::{
    books::{Books, Proceeds},
    caps::Caps,
    constants::{LOCKED_LAMPORTS, MIN_DEBT},
    curve::RateCurve,
    error::LendingError,
    risk::Risk,
};

use crate::chance::Chance;

const CAPS: Caps = Caps { supply: 1 << 58, borrow: 1 << 58, borrower: 1 << 58 };
const RISK: Risk = Risk {
    max_ltv: 800_000,
    threshold: 850_000,
    bonus: 50_000,
    close_factor: 500_000,
    reserve_factor: 100_000,
    curve: RateCurve {
        base: 100_000,
        kink: 800_000,
        rise_to_kink: 100_000,
        rise_beyond: 4_000_000,
    },
};

/// A market and everybody's part of it; `purse` is what the world outside has given, less what it
/// was given.
struct Life {
    books: Books,
    shares: [u64; 4],
    debts: [u64; 4],
    tickets: Vec<(u64, u64)>,
    purse: i128,
    slot: u64,
}

impl Life {
    fn step(&mut self, chance: &mut Chance) {
        let who = usize::try_from(chance.below(4)).expect("one of four");
        let lamports = chance.up_to_bits(43);
        let books = &mut self.books;
        match chance.below(9) {
            0 => {
                self.slot += chance.up_to_bits(24);
                books.accrue(self.slot, &RISK).expect("interest");
            }
            1 => {
                if let Ok(supplied) = books.supply(lamports, CAPS.supply) {
                    assert!(supplied.lamports <= lamports && supplied.shares > 0);
                    self.shares[who] += supplied.shares;
                    self.purse += i128::from(supplied.lamports);
                }
            }
            2 => {
                let shares = lamports.min(self.shares[who]);
                if let Ok(paid) = books.withdraw(shares) {
                    self.shares[who] -= shares;
                    self.purse -= i128::from(paid);
                }
            }
            3 => {
                if let Ok(shares) = books.borrow(lamports, self.debts[who], &CAPS) {
                    let debt = books.debt_ceil(shares).expect("a debt");
                    assert!(debt >= lamports.max(MIN_DEBT));
                    self.debts[who] = shares;
                    self.purse -= i128::from(lamports);
                }
            }
            4 => {
                let owed = books.debt_ceil(self.debts[who]).expect("a debt");
                if let Ok(repaid) = books.repay(lamports, self.debts[who]) {
                    assert!(repaid.lamports <= lamports.min(owed));
                    self.debts[who] -= repaid.shares;
                    self.purse += i128::from(repaid.lamports);
                }
            }
            5 => self.sell(who, chance),
            6 => self.collect(chance),
            7 => {
                if chance.below(8) == 0 && books.absorb(self.debts[who]).is_ok() {
                    self.debts[who] = 0;
                }
            }
            _ => {
                let taken = books.take_reserves(lamports).unwrap_or_default();
                self.purse -= i128::from(taken);
            }
        }
    }

    /// The pool pays a part at once and the rest by ticket; now and then more than the debt.
    fn sell(&mut self, who: usize, chance: &mut Chance) {
        let debt = self.books.debt_ceil(self.debts[who]).expect("a debt");
        let all = chance.below(debt + debt / 10 + 2);
        let paid = chance.below(all + 1);
        let proceeds = Proceeds { paid, owed: all - paid };
        if let Ok(sale) = self.books.sell(proceeds, self.debts[who], &RISK) {
            self.debts[who] -= sale.repaid.shares;
            self.purse += i128::from(paid) - i128::from(sale.reward);
            self.tickets.push((proceeds.owed, sale.carried));
        }
    }

    /// A ticket brings all, less after a loss, or more with a gift.
    fn collect(&mut self, chance: &mut Chance) {
        let Some((owed, carried)) = self.tickets.pop() else { return };
        let received = match chance.below(3) {
            0 => owed,
            1 => chance.below(owed + 1),
            _ => owed + chance.below(1_000),
        };
        let reward = self.books.collect(received, owed, carried, &RISK).expect("a collection");
        self.purse += i128::from(received) - i128::from(reward);
    }

    fn check(&self, before: &Books) {
        let books = &self.books;
        assert_eq!(
            self.purse + i128::from(LOCKED_LAMPORTS),
            i128::from(books.cash),
            "Conservation"
        );
        assert_eq!(self.shares.iter().sum::<u64>() + LOCKED_LAMPORTS, books.supply_shares);
        assert_eq!(self.debts.iter().sum::<u64>(), books.debt_shares);
        assert_eq!(self.tickets.iter().map(|ticket| ticket.1).sum::<u64>(), books.receivable);
        let assets = books.assets().expect("Solvency");
        let worth = |shares: &u64| books.worth_floor(*shares).expect("a worth");
        assert!(self.shares.iter().map(worth).sum::<u64>() <= assets, "Solvency");
        let debt = |shares: &u64| books.debt_ceil(*shares).expect("a debt");
        assert!(self.debts.iter().map(debt).sum::<u64>() >= books.borrows_floor().expect("a debt"));
        if books.bad_debt == before.bad_debt {
            let old = u128::from(before.assets().expect("Solvency"));
            let rises = u128::from(assets) * u128::from(before.supply_shares)
                >= old * u128::from(books.supply_shares);
            assert!(rises, "a share is never worth less: {before:?} {books:?}");
        }
    }
}

#[test]
fn whatever_people_do_the_market_can_pay_what_it_owes() {
    for seed in 0..300 {
        let mut chance = Chance::new(seed);
        let mut life = Life {
            books: Books::new(0),
            shares: [0; 4],
            debts: [0; 4],
            tickets: vec![],
            purse: 0,
            slot: 0,
        };
        for _ in 0..400 {
            let before = life.books;
            life.step(&mut chance);
            life.check(&before);
        }
    }
}

#[test]
fn a_market_that_everybody_leaves_pays_all_out_but_what_is_locked_and_reserved() {
    let mut books = Books::new(0);
    let supplied = books.supply(10_000_000_000, CAPS.supply).expect("a supply");
    let debt = books.borrow(5_000_000_001, 0, &CAPS).expect("a loan");
    books.accrue(1_000_003, &RISK).expect("interest");
    books.repay(u64::MAX, debt).expect("a repayment");
    books.withdraw(supplied.shares).expect("a withdrawal");
    books.take_reserves(u64::MAX).expect("the reserves");
    assert_eq!(books.supply_shares, LOCKED_LAMPORTS);
    assert!(books.cash >= LOCKED_LAMPORTS && books.cash < 2 * LOCKED_LAMPORTS, "{books:?}");
}

#[test]
fn a_market_that_has_lost_everything_takes_nothing_more() {
    let mut books = Books::new(0);
    let debt = books.borrow(LOCKED_LAMPORTS * 10, 0, &CAPS);
    assert_eq!(debt, Err(LendingError::InsufficientCash));
    books.supply(MIN_DEBT, CAPS.supply).expect("a supply");
    let debt = books.borrow(MIN_DEBT + LOCKED_LAMPORTS, 0, &CAPS).expect("all of it");
    books.absorb(debt).expect("an absorption");
    assert_eq!(books.assets(), Ok(0));
    assert_eq!(books.supply(MIN_DEBT, CAPS.supply), Err(LendingError::NothingLeft));
    assert_eq!(books.withdraw(MIN_DEBT), Ok(0), "shares of nothing can be given up");
}
