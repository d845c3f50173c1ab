//! Who may do what, and what holds.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::{
    ID, accounts, instruction, instructions::admin::set_metadata::TokenMetadata, state::Role,
};
use tidepool_math::{Millionths, Parameter};

use crate::{
    address::{PoolAddresses, event_authority},
    admin::INSTRUCTIONS,
};

/// The metadata program of Metaplex.
pub const METADATA_PROGRAM: Pubkey = tidepool::cpi_out::metadata::METADATA_PROGRAM;

/// Where wallets look for what to show of a mint.
#[must_use]
pub fn metadata_address(mint: &Pubkey) -> Pubkey {
    let seeds = [b"metadata".as_slice(), METADATA_PROGRAM.as_ref(), mint.as_ref()];
    Pubkey::find_program_address(&seeds, &METADATA_PROGRAM).0
}

/// Name, symbol and uri for [`PoolAddresses::set_metadata`]; `None` for one that is too long: 32,
/// 10 and 200 bytes are the most.
#[must_use]
pub fn token_metadata(name: &str, symbol: &str, uri: &str) -> Option<TokenMetadata> {
    Some(TokenMetadata { name: padded(name)?, symbol: padded(symbol)?, uri: padded(uri)? })
}

fn padded<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(bytes)
}

impl PoolAddresses {
    /// Proposes a new key for a role, which it may accept after two full epochs; by the admin.
    #[must_use]
    pub fn propose_authority(&self, admin: Pubkey, role: Role, authority: Pubkey) -> Instruction {
        instruction::ProposeAuthority { role: role as u8, authority }
            .to_instruction(self.governance(admin))
    }

    /// Accepts a role; by the proposed key.
    #[must_use]
    pub fn accept_authority(&self, authority: Pubkey, role: Role) -> Instruction {
        instruction::AcceptAuthority { role: role as u8 }.to_instruction(self.governance(authority))
    }

    /// Takes back a proposal for a role; by the admin.
    #[must_use]
    pub fn cancel_authority(&self, admin: Pubkey, role: Role) -> Instruction {
        instruction::CancelAuthority { role: role as u8 }.to_instruction(self.governance(admin))
    }

    /// Proposes a new value of a parameter; by the admin. What protects holders holds at once,
    /// what can hurt them waits two full epochs.
    #[must_use]
    pub fn propose_change(
        &self,
        admin: Pubkey,
        parameter: Parameter,
        value: Millionths,
    ) -> Instruction {
        instruction::ProposeChange { parameter: parameter as u8, value: value.0 }
            .to_instruction(self.governance(admin))
    }

    /// Lets a proposed value hold after its wait; by anybody.
    #[must_use]
    pub fn apply_change(&self, caller: Pubkey, parameter: Parameter) -> Instruction {
        instruction::ApplyChange { parameter: parameter as u8 }
            .to_instruction(self.governance(caller))
    }

    /// Takes back a proposed value; by the admin.
    #[must_use]
    pub fn cancel_change(&self, admin: Pubkey, parameter: Parameter) -> Instruction {
        instruction::CancelChange { parameter: parameter as u8 }
            .to_instruction(self.governance(admin))
    }

    /// Closes the entries for five epochs; by the guardian.
    #[must_use]
    pub fn pause_entries(&self, guardian: Pubkey) -> Instruction {
        instruction::PauseEntries {}.to_instruction(self.governance(guardian))
    }

    /// Opens the entries again; by the guardian or the admin.
    #[must_use]
    pub fn resume(&self, authority: Pubkey) -> Instruction {
        instruction::Resume {}.to_instruction(self.governance(authority))
    }

    /// Mints the protocol's shares to a token account of the treasury; by the treasury.
    #[must_use]
    pub fn claim_fees(&self, treasury: Pubkey, recipient: Pubkey) -> Instruction {
        instruction::ClaimFees {}.to_instruction(accounts::ClaimFees {
            pool: self.pool,
            mint: self.mint,
            recipient,
            treasury,
            instructions: INSTRUCTIONS,
            token_program: crate::user::TOKEN,
            event_authority: event_authority(),
            program: ID,
        })
    }

    /// Says what wallets show of tideSOL; by the admin, who pays the metadata's rent.
    #[must_use]
    pub fn set_metadata(&self, admin: Pubkey, metadata: TokenMetadata) -> Instruction {
        instruction::SetMetadata { metadata }.to_instruction(accounts::SetMetadata {
            pool: self.pool,
            mint: self.mint,
            metadata: metadata_address(&self.mint),
            admin,
            instructions: INSTRUCTIONS,
            metadata_program: METADATA_PROGRAM,
            system_program: solana_sdk_ids::system_program::ID,
            event_authority: event_authority(),
            program: ID,
        })
    }

    fn governance(&self, authority: Pubkey) -> accounts::Governance {
        accounts::Governance {
            pool: self.pool,
            authority,
            instructions: INSTRUCTIONS,
            event_authority: event_authority(),
            program: ID,
        }
    }
}
