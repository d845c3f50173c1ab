//! The instructions of roles, parameters, pauses and fees, valid for the first of the twins, and
//! the same for the second.

use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::state::Role;
use tidepool_client::{PoolAddresses, token_metadata};
use tidepool_math::{Millionths, Parameter};
use tidepool_tests::metadata_program;

use crate::{every_instruction::Pair, twins::Twins};

/// Offset of the first pending authority in a pool, and the length of one.
const AUTHORITIES: (usize, usize) = (2_592, 40);
/// Offset of the first pending change in a pool, and the length of one.
const CHANGES: (usize, usize) = (2_752, 16);

impl Twins {
    /// What roles do, with a proposal of each kind that has waited long enough.
    pub async fn governance_pairs(&mut self) -> [Pair; 10] {
        metadata_program::deploy(&mut self.world.bank);
        let fees = [self.treasurys_tokens().await, self.treasurys_tokens_there().await];
        for pool in [self.world.pool.pool, self.other.pool.pool] {
            self.let_proposals_be_ripe(pool).await;
        }
        let (alice, ours) = (self.alice.address(), self.world.pool);
        let guardians = [self.world.guardian.pubkey(), self.other.guardian.pubkey()];
        let treasuries = [self.world.treasury.pubkey(), self.other.treasury.pubkey()];
        let side = |pool: &PoolAddresses| usize::from(*pool != ours);
        let texts = token_metadata("Tide", "tideSOL", "https://example.org/tide.json");
        let texts = texts.expect("short texts");
        let propose = (Parameter::ProtocolFee, Millionths(60_000));
        [
            self.by_admin("propose_authority", |pool, admin| {
                pool.propose_authority(admin, Role::Guardian, alice)
            }),
            self.pair("accept_authority", |pool, alice, _| {
                pool.accept_authority(alice.address(), Role::Strategist)
            }),
            self.by_admin("cancel_authority", |pool, admin| {
                pool.cancel_authority(admin, Role::Treasury)
            }),
            self.by_admin("propose_change", |pool, admin| {
                pool.propose_change(admin, propose.0, propose.1)
            }),
            self.pair("apply_change", |pool, alice, _| {
                pool.apply_change(alice.address(), Parameter::Window)
            }),
            self.by_admin("cancel_change", |pool, admin| {
                pool.cancel_change(admin, Parameter::ExitFloor)
            }),
            self.pair("pause_entries", |pool, _, _| pool.pause_entries(guardians[side(pool)])),
            self.pair("resume", |pool, _, _| pool.resume(guardians[side(pool)])),
            self.pair("claim_fees", |pool, _, _| {
                pool.claim_fees(treasuries[side(pool)], fees[side(pool)])
            }),
            self.by_admin("set_metadata", |pool, admin| pool.set_metadata(admin, texts)),
        ]
    }

    fn by_admin(
        &self,
        name: &'static str,
        build: impl Fn(&PoolAddresses, Pubkey) -> Instruction,
    ) -> Pair {
        self.pair(name, |pool, _, admin: &Keypair| build(pool, admin.pubkey()))
    }

    async fn treasurys_tokens(&mut self) -> Pubkey {
        let (mint, treasury) = (self.world.pool.mint, self.world.treasury.pubkey());
        self.world.bank.token_account(mint, treasury).await
    }

    async fn treasurys_tokens_there(&mut self) -> Pubkey {
        let (mint, treasury) = (self.other.pool.mint, self.other.treasury.pubkey());
        self.world.bank.token_account(mint, treasury).await
    }

    /// Edited instead of waiting three epochs, in which everything else would move on: Alice is
    /// proposed as strategist and as treasury, a window of 12 % and a floor of 0.12 % as parameters, since
    /// long ago.
    async fn let_proposals_be_ripe(&mut self, pool: Pubkey) {
        let alice = self.alice.address();
        let values = [(Parameter::Window, 120_000_u32), (Parameter::ExitFloor, 1_200)];
        let ripen = |account: &mut Account| {
            for role in [Role::Strategist, Role::Treasury] {
                let role = AUTHORITIES.0 + AUTHORITIES.1 * role as usize;
                account.data[role..role + 32].copy_from_slice(alice.as_ref());
                account.data[role + 32..role + 40].copy_from_slice(&3_u64.to_le_bytes());
            }
            for (parameter, value) in values {
                let change = CHANGES.0 + CHANGES.1 * parameter as usize;
                account.data[change..change + 8].copy_from_slice(&3_u64.to_le_bytes());
                account.data[change + 8..change + 12].copy_from_slice(&value.to_le_bytes());
            }
        };
        self.world.bank.edit_with(pool, ripen).await;
    }
}
