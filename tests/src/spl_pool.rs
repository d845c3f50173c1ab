//! A pool of the SPL stake pool, which the museum plays against and the benches measure.
//!
//! `founding` begins one; `people`, `stakers`, `cranks` and `manager` are its instructions, and
//! `first_edition` those that were others in 2021. An instruction is a tag of one byte and the
//! arguments in Borsh's encoding. Its own builders are of the same crate as the program and would
//! be one more version of half of the tree; a wrong tag or account here shows as a refusal.

pub mod cranks;
pub mod edition;
pub mod fees;
pub mod first_edition;
pub mod founding;
pub mod list;
pub mod manager;
pub mod people;
pub mod stakers;
pub mod validator;

use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;

pub use edition::Edition;
pub use fees::{Fees, Ratio};
pub use founding::Keys;
pub use list::MOST_VALIDATORS;
pub use validator::SplValidator;

use crate::bank::Bank;

const STAKE_CONFIG: Pubkey = Pubkey::from_str_const("StakeConfig11111111111111111111111111111111");
/// Where the pool's account has its lamports, and after them its tokens.
const BOOKS: usize = 1 + 8 * 32 + 1;

/// The accounts of a pool.
pub struct SplPool {
    /// Where its program lives.
    pub program: Pubkey,
    /// Manager and staker.
    pub manager: Keypair,
    /// The pool.
    pub pool: Pubkey,
    /// The list of validators.
    pub list: Pubkey,
    /// The reserve, a stake account.
    pub reserve: Pubkey,
    /// The mint.
    pub mint: Pubkey,
    /// The manager's token account, for fees.
    pub fees: Pubkey,
    /// The authority of the mint and of all stake.
    pub authority: Pubkey,
    /// The authority of stake that is about to be deposited.
    pub deposit_authority: Pubkey,
    /// Validators, in the order of the list.
    pub validators: Vec<SplValidator>,
}

impl SplPool {
    /// An instruction of the program.
    fn instruction(&self, data: &[u8], accounts: Vec<AccountMeta>) -> Instruction {
        Instruction::new_with_bytes(self.program, data, accounts)
    }

    /// Lamports and tokens by the pool's books.
    pub async fn books(&self, bank: &mut Bank) -> (u64, u64) {
        let data = bank.account(self.pool).await.expect("a pool").data;
        let at = |offset: usize| {
            u64::from_le_bytes(data[offset..offset + 8].try_into().expect("eight bytes"))
        };
        (at(BOOKS), at(BOOKS + 8))
    }
}

/// An instruction's data: its tag and its numbers.
fn data(tag: u8, numbers: &[u64]) -> Vec<u8> {
    let numbers = numbers.iter().flat_map(|number| number.to_le_bytes());
    std::iter::once(tag).chain(numbers).collect()
}
