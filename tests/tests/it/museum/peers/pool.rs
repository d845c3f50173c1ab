//! A pool of theirs.

use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction::initialize,
    state::{Authorized, Lockup},
};
use solana_system_interface::instruction::create_account;
use tidepool_tests::{Bank, Holder, SOL, token::TOKEN_PROGRAM};

use super::edition::Edition;

const POOL_LEN: u64 = 611;
const VALIDATORS: u32 = 4;
const STAKE_LEN: u64 = 200;
const MINT_LEN: u64 = 82;
const INITIALIZE_MINT_2: u8 = 20;
/// Where the pool's account has its lamports, and after them its tokens.
const BOOKS: usize = 1 + 8 * 32 + 1;

/// A ratio as they encode it: the denominator first.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    pub numerator: u64,
    pub denominator: u64,
}

impl Ratio {
    /// So many basis points.
    pub const fn bps(numerator: u64) -> Self {
        Self { numerator, denominator: 10_000 }
    }

    /// Its bytes.
    pub fn encode(self) -> Vec<u8> {
        [self.denominator.to_le_bytes(), self.numerator.to_le_bytes()].concat()
    }
}

/// What a pool takes of rewards, of withdrawals and of deposits.
#[derive(Clone, Copy, Debug)]
pub struct Fees {
    pub epoch: Ratio,
    pub withdrawal: Ratio,
    pub deposit: Ratio,
}

impl Fees {
    /// Nothing, as many pools.
    pub const NONE: Self =
        Self { epoch: Ratio::bps(0), withdrawal: Ratio::bps(0), deposit: Ratio::bps(0) };
    /// Four hundredths of rewards and a thousandth of withdrawals, as the largest pool.
    pub const USUAL: Self =
        Self { epoch: Ratio::bps(400), withdrawal: Ratio::bps(10), deposit: Ratio::bps(0) };
}

/// The accounts of a pool.
pub struct SplPool {
    pub program: Pubkey,
    /// Manager and staker.
    pub manager: Keypair,
    pub pool: Pubkey,
    pub list: Pubkey,
    pub reserve: Pubkey,
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

/// The addresses of a validator.
#[derive(Clone, Copy, Debug)]
pub struct SplValidator {
    pub vote: Pubkey,
    pub stake: Pubkey,
    pub transient: Pubkey,
}

impl SplPool {
    /// Makes the accounts of a pool; what remains is the edition's own instruction.
    pub async fn prepare(bank: &mut Bank, edition: Edition) -> Self {
        edition.deploy(bank);
        let program = edition.address();
        let manager = bank.wallet(100 * SOL).await;
        let (pool, list) = (Keypair::new(), Keypair::new());
        let (reserve, mint) = (Keypair::new(), Keypair::new());
        let derive =
            |seed: &[u8]| Pubkey::find_program_address(&[pool.pubkey().as_ref(), seed], &program).0;
        let (authority, deposit_authority) = (derive(b"withdraw"), derive(b"deposit"));

        create(bank, &mint, MINT_LEN, TOKEN_PROGRAM, &[initialize_mint(&mint, authority)]).await;
        let fees = bank.token_account(mint.pubkey(), manager.pubkey()).await;
        create(bank, &pool, POOL_LEN, program, &[]).await;
        create(bank, &list, list_len(edition), program, &[]).await;
        let owned =
            initialize(&reserve.pubkey(), &Authorized::auto(&authority), &Lockup::default());
        create(bank, &reserve, STAKE_LEN, solana_sdk_ids::stake::ID, &[owned]).await;
        // The oldest edition leaves one lamport in its reserve.
        bank.give(reserve.pubkey(), u64::from(edition != Edition::Today)).await;
        Self {
            program,
            manager,
            pool: pool.pubkey(),
            list: list.pubkey(),
            reserve: reserve.pubkey(),
            mint: mint.pubkey(),
            fees,
            authority,
            deposit_authority,
            validators: vec![],
        }
    }

    /// Begins a pool.
    pub async fn begin(bank: &mut Bank, edition: Edition, fees: Fees) -> Self {
        let pool = Self::prepare(bank, edition).await;
        let mut data = vec![0];
        for fee in [fees.epoch, fees.withdrawal, fees.deposit] {
            data.extend(fee.encode());
        }
        // Nothing for those who bring somebody.
        data.push(0);
        data.extend(VALIDATORS.to_le_bytes());
        let initialize = pool.instruction(
            &data,
            vec![
                AccountMeta::new(pool.pool, false),
                AccountMeta::new_readonly(pool.manager.pubkey(), true),
                AccountMeta::new_readonly(pool.manager.pubkey(), false),
                AccountMeta::new_readonly(pool.authority, false),
                AccountMeta::new(pool.list, false),
                AccountMeta::new_readonly(pool.reserve, false),
                AccountMeta::new(pool.mint, false),
                AccountMeta::new(pool.fees, false),
                AccountMeta::new_readonly(TOKEN_PROGRAM, false),
            ],
        );
        bank.send(&[initialize], &[&pool.manager]).await.expect("a pool of theirs");
        pool
    }

    /// An instruction of the program.
    pub fn instruction(&self, data: &[u8], accounts: Vec<AccountMeta>) -> Instruction {
        Instruction::new_with_bytes(self.program, data, accounts)
    }

    /// Somebody with lamports and an empty account of the pool's tokens.
    pub async fn holder(&self, bank: &mut Bank, lamports: u64) -> Holder {
        let wallet = bank.wallet(lamports).await;
        let tokens = bank.token_account(self.mint, wallet.pubkey()).await;
        Holder { wallet, tokens }
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

/// Bytes of a list: its header, and as many entries as the program believes to find.
fn list_len(edition: Edition) -> u64 {
    let entry = match edition {
        Edition::Of2021 => 57,
        Edition::Of2022 | Edition::Today => 73,
    };
    1 + 4 + 4 + entry * u64::from(VALIDATORS)
}

fn initialize_mint(mint: &Keypair, authority: Pubkey) -> Instruction {
    let mut data = vec![INITIALIZE_MINT_2, 9];
    data.extend(authority.to_bytes());
    data.push(0);
    let accounts = vec![AccountMeta::new(mint.pubkey(), false)];
    Instruction::new_with_bytes(TOKEN_PROGRAM, &data, accounts)
}

async fn create(bank: &mut Bank, account: &Keypair, len: u64, owner: Pubkey, then: &[Instruction]) {
    let rent = (len + 128) * 6_960;
    let create = create_account(&bank.payer.pubkey(), &account.pubkey(), rent, len, &owner);
    let all = [&[create], then].concat();
    bank.send(&all, &[account]).await.expect("an account");
}
