//! The floor's instructions: see `benches/programs/floor`.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program, sysvar};
use solana_signer::Signer;
use tidepool_tests::{SOL, token::TOKEN_PROGRAM};

use super::setup::{FLOOR, Floor};

const STAKE_CONFIG: Pubkey = Pubkey::from_str_const("StakeConfig11111111111111111111111111111111");
/// Lamports, or shares, of each instruction; enough for the rent of a ticket.
const AMOUNT: u64 = SOL;
/// Lamports of each movement of stake.
const MOVED: u64 = 5 * SOL;

impl Floor {
    /// Lamports for shares.
    pub fn deposit_sol(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.owner.pubkey(), true),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.tokens, false),
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        // Twice what a redemption or a ticket burns.
        self.instruction(0, 0, 2 * AMOUNT, accounts)
    }

    /// Shares for lamports.
    pub fn redeem_sol(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.owner.pubkey(), true),
            AccountMeta::new(self.tokens, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.reserve, false),
            // Another account than the owner, as it may be, and none that has to be made.
            AccountMeta::new(self.recipient, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(1, 0, AMOUNT, accounts)
    }

    /// Shares for a ticket.
    pub fn order_ticket(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.owner.pubkey(), true),
            AccountMeta::new(self.tokens, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.ticket.address, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(2, self.ticket.bump, AMOUNT, accounts)
    }

    /// A ticket for lamports.
    pub fn claim_ticket(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(self.ticket.address, false),
            AccountMeta::new(self.owner.pubkey(), false),
        ];
        self.instruction(3, 0, AMOUNT, accounts)
    }

    /// A look at some stake accounts.
    pub fn update_idle(&self, entries: usize) -> Instruction {
        let mut accounts = vec![AccountMeta::new(self.list, false)];
        let stakes = self.stakes.iter().take(entries);
        accounts.extend(stakes.map(|(main, _)| AccountMeta::new(*main, false)));
        self.instruction(4, 0, 0, accounts)
    }

    /// A merge of each of some pairs.
    pub fn update_merge(&self, entries: usize) -> Instruction {
        let mut accounts = vec![
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        let pairs = self.stakes.iter().take(entries).flat_map(|(main, other)| [*main, *other]);
        accounts.extend(pairs.map(|address| AccountMeta::new(address, false)));
        self.instruction(5, 0, 0, accounts)
    }

    /// An event.
    pub fn update_pool(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.event.address, false),
            AccountMeta::new_readonly(FLOOR, false),
        ];
        self.instruction(6, self.event.bump, 0, accounts)
    }

    /// A new stake account, delegated.
    pub fn delegate(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(self.new_stake, false),
            AccountMeta::new_readonly(self.stage.validators[0].vote, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(STAKE_CONFIG, false),
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.instruction(7, 0, MOVED, accounts)
    }

    /// A part of a stake account, deactivated.
    pub fn undelegate(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(self.stakes[0].0, false),
            AccountMeta::new(self.new_stake, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.instruction(8, 0, MOVED, accounts)
    }

    /// A stake account for shares.
    pub fn deposit_stake(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.owner.pubkey(), true),
            AccountMeta::new(self.brought, false),
            AccountMeta::new(self.stakes[0].0, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.tokens, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(stake::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(10, 0, AMOUNT, accounts)
    }

    /// Shares for a stake account.
    pub fn redeem_stake(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.owner.pubkey(), true),
            AccountMeta::new(self.tokens, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.stakes[0].0, false),
            AccountMeta::new(self.empty, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(stake::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(11, 0, AMOUNT, accounts)
    }

    /// A ticket for shares.
    pub fn cancel_ticket(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.ticket.address, false),
            AccountMeta::new(self.owner.pubkey(), true),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.tokens, false),
            AccountMeta::new_readonly(self.pool.address, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(12, 0, AMOUNT, accounts)
    }

    /// Shares for lamports and a ticket.
    pub fn redeem(&self) -> Instruction {
        let mut redeem = self.order_ticket();
        redeem.data[0] = 13;
        redeem.accounts.push(AccountMeta::new(self.reserve, false));
        redeem.accounts.push(AccountMeta::new(self.recipient, false));
        redeem
    }

    /// The tag, the bumps of the pool and of what else signs, the amount.
    fn instruction(
        &self,
        tag: u8,
        bump: u8,
        amount: u64,
        accounts: Vec<AccountMeta>,
    ) -> Instruction {
        let mut data = vec![tag, self.pool.bump, bump];
        data.extend(amount.to_le_bytes());
        Instruction::new_with_bytes(FLOOR, &data, accounts)
    }
}
