//! Bytes to decode: real ones, changed.

use solana_pubkey::Pubkey;
use tidepool_fuzz::Chance;
use tidepool_tests::{SOL, World};

/// Kinds of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Stake,
    Vote,
    Token,
    StakeHistory,
    Pool,
    List,
    Ticket,
}

/// Bytes of a pool at work.
pub fn real_accounts(kind: Kind) -> Vec<Vec<u8>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let (mut world, alice) = World::staked().await;
        world.order(&alice, 1, SOL).await.expect("a ticket");
        let vote = world.validators[0].vote;
        let own = world.own_stake(&alice, vote, 2 * SOL).await;
        let empty = world.empty_stake(&alice).await;
        let history = Pubkey::from_str_const("SysvarStakeHistory1111111111111111111111111");
        let stakes = world.snapshot().await.stake_accounts();
        let addresses = match kind {
            Kind::Stake => stakes.into_iter().chain([own, empty]).collect(),
            Kind::Vote => world.validators.iter().map(|validator| validator.vote).collect(),
            Kind::Token => vec![alice.tokens],
            Kind::StakeHistory => vec![history],
            Kind::Pool => vec![world.pool.pool],
            Kind::List => vec![world.pool.validators],
            Kind::Ticket => vec![world.ticket_of(&alice, 1)],
        };
        let mut accounts = vec![];
        for address in addresses {
            let mut data = world.bank.account(address).await.expect("an account").data;
            // Most of a history is empty.
            data.truncate(if kind == Kind::StakeHistory { 512 } else { data.len() });
            accounts.push(data);
        }
        accounts
    })
}

/// Numbers at which arithmetic ends.
const EDGES: [u64; 8] = [0, 1, 2, 1 << 32, (1 << 60) - 1, 1 << 60, 1 << 63, u64::MAX];

/// A stream of inputs.
pub struct Source {
    chance: Chance,
    real: Vec<Vec<u8>>,
    bytes: Vec<u8>,
}

impl Source {
    pub fn new(seed: u64, real: Vec<Vec<u8>>) -> Self {
        Self { chance: Chance::new(seed), real, bytes: vec![] }
    }

    /// The next input; mostly a real account with a few changes.
    pub fn next(&mut self) -> &[u8] {
        let any = self.pick();
        self.bytes.clone_from(&self.real[any]);
        match self.chance.below(16) {
            0 => self.fill(),
            1 => {
                let length = self.place(self.bytes.len() + 1);
                self.bytes.truncate(length);
            }
            2 => self.splice(),
            3 => self.bytes.push(0),
            4 => {}
            _ => self.change(),
        }
        &self.bytes
    }

    fn pick(&mut self) -> usize {
        let count = self.real.len();
        self.place(count)
    }

    fn place(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).expect("64 bits");
        usize::try_from(self.chance.below(limit)).expect("64 bits")
    }

    fn fill(&mut self) {
        let length = self.place(self.bytes.len() + 9);
        let words = std::iter::repeat_with(|| self.chance.number().to_le_bytes());
        self.bytes = words.take(length.div_ceil(8)).flatten().take(length).collect();
    }

    /// The beginning of one account and the end of another.
    fn splice(&mut self) {
        let other = self.pick();
        let (cut, from) = (self.place(self.bytes.len()), self.place(self.bytes.len()));
        self.bytes.truncate(cut);
        let end = self.real[other].get(from..).unwrap_or_default();
        self.bytes.extend_from_slice(end);
    }

    /// A few bits, bytes or words; the tags at the beginning more often than others.
    fn change(&mut self) {
        for _ in 0..=self.chance.below(3) {
            let length = self.bytes.len();
            let head = if self.chance.one_in(4) { 16 } else { length };
            let place = self.place(head.min(length));
            match self.chance.below(3) {
                0 => self.bytes[place] ^= 1 << self.chance.below(8),
                1 => self.bytes[place] = self.chance.number().to_le_bytes()[0] % 6,
                _ => {
                    let edge = EDGES[self.place(EDGES.len())].to_le_bytes();
                    let end = (place + 8).min(length);
                    self.bytes[place..end].copy_from_slice(&edge[..end - place]);
                }
            }
        }
    }
}
