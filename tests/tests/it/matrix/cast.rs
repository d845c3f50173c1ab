//! Who and what takes part: keys, strangers, and one of each thing that is not ours.

use solana_account::Account;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program, sysvar, vote};
use solana_signer::Signer;
use tidepool_client::ticket_address;
use tidepool_tests::{
    Holder, SOL,
    token::{TOKEN_PROGRAM, transfer},
};

use super::kind::Thing;
use crate::twins::Twins;

const TOKEN_2022: Pubkey = Pubkey::from_str_const("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

/// Twins and what may be put into the place of their accounts.
pub struct Cast {
    /// The bank and the pools.
    pub twins: Twins,
    /// All who can sign.
    pub keys: Vec<Keypair>,
    /// The key of an address at which there is nothing.
    pub nobody: Keypair,
    /// A wallet that no pool has ever seen.
    pub stranger: Keypair,
    /// The key of the address at which bytes are copied.
    pub second: Keypair,
    /// One of each thing, of the second pool or of another holder: what it is, its name, its address.
    pub things: Vec<(Thing, &'static str, Pubkey)>,
}

impl Twins {
    /// Another holder of the first pool, with more shares than any instruction of Alice's burns
    /// and with a ticket.
    async fn carol(&mut self) -> Holder {
        let world = &mut self.world;
        let carol = world.holder(10 * SOL).await;
        world.deposit(&carol, 2 * SOL).await.expect("a deposit");
        world.order(&carol, 1, SOL).await.expect("a ticket");
        let (from, owner) = (self.alice.tokens, self.alice.address());
        let gift = transfer(from, carol.tokens, owner, 620 * SOL);
        world.send(&[gift], &[&self.alice.wallet]).await.expect("a transfer");
        carol
    }
}

impl Cast {
    /// Calls everybody together.
    pub async fn of(mut twins: Twins) -> Self {
        let carol = twins.carol().await;
        let ticket = ticket_address(&twins.world.pool.pool, &carol.address(), 1);
        let (nobody, second) = (Keypair::new(), Keypair::new());
        let stranger = twins.world.bank.wallet(10 * SOL).await;
        let mut keys = twins.keys();
        keys.extend([&nobody, &stranger, &second].map(Keypair::insecure_clone));
        let there = twins.other.pool;
        let things = vec![
            (Thing::Pool, "pool", there.pool),
            (Thing::List, "list", there.validators),
            (Thing::Ticket, "ticket", ticket),
            (Thing::Reserve, "reserve", there.reserve),
            (Thing::Mint, "mint", there.mint),
            (Thing::Tokens, "token account", carol.tokens),
            (Thing::Stake, "stake account", twins.bobs_stake),
            (Thing::Vote, "vote account", twins.world.validators[2].vote),
            (Thing::Sysvar, "sysvar", sysvar::epoch_schedule::ID),
            (Thing::Program, "native program", vote::ID),
            (Thing::Program, "Token-2022", TOKEN_2022),
        ];
        Self { twins, keys, nobody, stranger, second, things }
    }

    /// The account at `address`.
    pub async fn account(&mut self, address: Pubkey) -> Option<Account> {
        if address == sysvar::instructions::ID {
            // The runtime makes it up for each transaction; nothing is stored.
            return Some(Account { owner: sysvar::ID, ..Account::default() });
        }
        self.twins.world.bank.account(address).await
    }

    /// Every address that takes part, whatever the instruction.
    pub fn addresses(&self) -> Vec<Pubkey> {
        let mut all: Vec<_> = self.keys.iter().map(Signer::pubkey).collect();
        all.extend(self.things.iter().map(|(_, _, address)| *address));
        for pool in [self.twins.world.pool, self.twins.other.pool] {
            all.extend([pool.pool, pool.reserve, pool.mint, pool.validators]);
        }
        all.extend([self.twins.alice.tokens, self.twins.alice_there.tokens]);
        all
    }

    /// Whether an account has data that its program writes; what stands behind sysvars and
    /// programs is the cluster's.
    pub fn is_editable(&self, account: &Account) -> bool {
        let owners = [tidepool::ID, TOKEN_PROGRAM, stake::ID, vote::ID];
        owners.contains(&account.owner) && !account.executable && !account.data.is_empty()
    }

    /// What there is at `address`.
    pub async fn thing_at(&mut self, address: Pubkey) -> Thing {
        let here = self.twins.world.pool;
        let Some(account) = self.account(address).await else { return Thing::Nothing };
        match account.owner {
            _ if account.executable => Thing::Program,
            _ if address == here.pool => Thing::Pool,
            _ if address == here.validators => Thing::List,
            _ if address == here.reserve => Thing::Reserve,
            tidepool::ID => Thing::Ticket,
            TOKEN_PROGRAM if address == here.mint => Thing::Mint,
            TOKEN_PROGRAM => Thing::Tokens,
            stake::ID => Thing::Stake,
            vote::ID => Thing::Vote,
            system_program::ID => Thing::Wallet,
            _ => Thing::Sysvar,
        }
    }
}
