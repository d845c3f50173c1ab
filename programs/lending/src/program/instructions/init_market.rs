//! Making a market.

use solana_program::{account_info::AccountInfo, entrypoint::ProgramResult, pubkey::Pubkey};
use tidepool_math::RateView;

use crate::{
    books::Books,
    caps::{CapSchedule, Caps},
    constants::{LOCKED_LAMPORTS, seeds},
    error::LendingError,
    program::{
        ID,
        accounts::{Accounts, bump_of, require},
        clock,
        cpi::{
            system::{self, New},
            tidepool, token,
        },
        record::Stored,
    },
    risk::Risk,
    state::{Market, MarketAddresses, Record},
};

/// Makes a market on a pool; whoever pays leaves the locked lamports in it.
pub fn process(mut accounts: Accounts, index: u64, risk: Risk, caps: Caps) -> ProgramResult {
    let info = accounts.writable()?;
    let (vault, tokens) = (accounts.writable()?, accounts.writable()?);
    let (pool, mint) = (accounts.any()?, accounts.any()?);
    let (admin, payer) = (accounts.signer()?, accounts.payer()?);
    accounts.system_program()?;
    accounts.token_program()?;

    risk.check()?;
    require_pool(pool, mint)?;
    let number = index.to_le_bytes();
    let of_market = [seeds::MARKET, pool.key.as_ref(), admin.key.as_ref(), &number];
    let bump = bump_of(info, &of_market)?;
    let of_vault = [seeds::VAULT, info.key.as_ref()];
    let vault_bump = bump_of(vault, &of_vault)?;
    let of_tokens = [seeds::TOKENS, info.key.as_ref()];
    let tokens_bump = bump_of(tokens, &of_tokens)?;

    create(info, payer, &ID, Market::LEN, &of_market, bump)?;
    create(vault, payer, &ID, 0, &of_vault, vault_bump)?;
    create(tokens, payer, &token::ID, token::ACCOUNT_LEN, &of_tokens, tokens_bump)?;
    token::initialize(tokens, mint, vault.key)?;
    system::transfer(payer, vault, LOCKED_LAMPORTS)?;

    let addresses = MarketAddresses {
        pool: pool.key.to_bytes(),
        mint: mint.key.to_bytes(),
        admin: admin.key.to_bytes(),
        index,
        vault: vault.key.to_bytes(),
        tokens: tokens.key.to_bytes(),
    };
    let header = Market::header(bump);
    let (caps, books) = (CapSchedule::new(caps), Books::new(clock::now()?.slot));
    Stored { info, value: Market { header, vault_bump, addresses, risk, caps, books } }.save()
}

/// The pool is one of Tidepool's, and the mint is its own.
fn require_pool(pool: &AccountInfo, mint: &AccountInfo) -> ProgramResult {
    require(*pool.owner == tidepool::ID, LendingError::WrongPool)?;
    let view = RateView::parse(&pool.try_borrow_data()?);
    require(view.is_ok(), LendingError::WrongPool)?;
    let of_mint = [seeds::POOL_MINT, pool.key.as_ref()];
    let (expected, _) = Pubkey::find_program_address(&of_mint, &tidepool::ID);
    require(*mint.key == expected, LendingError::WrongMint)
}

fn create<'i>(
    account: &AccountInfo<'i>,
    payer: &AccountInfo<'i>,
    owner: &Pubkey,
    len: usize,
    seeds: &[&[u8]],
    bump: u8,
) -> ProgramResult {
    let bump = [bump];
    let mut all = seeds.to_vec();
    all.push(&bump);
    system::create(account, payer, &New { len, owner, seeds: &all })
}
