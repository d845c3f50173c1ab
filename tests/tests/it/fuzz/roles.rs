//! What roles do, as instructions of the program.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::state::Role;
use tidepool_fuzz::Deed;
use tidepool_math::{Millionths, Parameter};
use tidepool_model::pool::Key;

use super::{instruction::Signed, subject::Subject};

impl Subject {
    /// What to send for a deed of roles.
    pub fn of_roles(&self, deed: &Deed) -> Signed {
        let pool = self.world.pool;
        let key = |by: Key| self.keypair(by).pubkey();
        let which = |parameter: usize| Parameter::ALL[parameter];
        let role = |role: usize| Role::ALL[role];
        let (instruction, by) = match *deed {
            Deed::ProposeAuthority { by, role: number, heir } => {
                (pool.propose_authority(key(by), role(number), key(heir)), Some(by))
            }
            Deed::AcceptAuthority { by, role: number } => {
                (pool.accept_authority(key(by), role(number)), Some(by))
            }
            Deed::CancelAuthority { by, role: number } => {
                (pool.cancel_authority(key(by), role(number)), Some(by))
            }
            Deed::ProposeChange { by, parameter, value } => {
                let value = Millionths(u32::try_from(value).expect("32 bits"));
                (pool.propose_change(key(by), which(parameter), value), Some(by))
            }
            Deed::ApplyChange { parameter } => {
                (pool.apply_change(self.world.bank.payer.pubkey(), which(parameter)), None)
            }
            Deed::CancelChange { by, parameter } => {
                (pool.cancel_change(key(by), which(parameter)), Some(by))
            }
            Deed::PauseEntries { by } => (pool.pause_entries(key(by)), Some(by)),
            Deed::Resume { by } => (pool.resume(key(by)), Some(by)),
            Deed::ClaimFees { by } => (pool.claim_fees(key(by), self.tokens_of(by)), Some(by)),
            _ => unreachable!("not the program's: {deed:?}"),
        };
        let signers = by.map(|by| self.keypair(by).insecure_clone());
        (vec![instruction], signers.into_iter().collect())
    }

    /// Who signs for a key of the model.
    pub fn keypair(&self, key: Key) -> &Keypair {
        match key {
            Key::Creator => &self.world.admin,
            Key::Guardian => &self.world.guardian,
            Key::Treasury => &self.world.treasury,
            Key::Person(who) => &self.people[who].wallet,
        }
    }

    fn tokens_of(&self, key: Key) -> Pubkey {
        match key {
            Key::Person(who) => self.people[who].tokens,
            Key::Creator | Key::Guardian | Key::Treasury => self.treasurys,
        }
    }
}
