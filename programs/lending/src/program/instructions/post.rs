//! Posting tideSOL.

use solana_program::{
    account_info::AccountInfo, entrypoint::ProgramResult, program_error::ProgramError,
};

use crate::{
    constants::{MIN_POST, seeds},
    error::LendingError,
    program::{
        ID,
        accounts::{Accounts, bump_of, require},
        cpi::{
            system::{self, New},
            token,
        },
        record::Stored,
    },
    state::{Obligation, Record},
};

/// Moves `tokens` of the owner's into the market. Nothing is priced.
pub fn process(mut accounts: Accounts, tokens: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let collateral = accounts.tokens(&market.value)?;
    let info = accounts.writable()?;
    let source = accounts.any()?;
    let (owner, payer) = (accounts.signer()?, accounts.payer()?);
    accounts.system_program()?;
    accounts.token_program()?;

    require(tokens >= MIN_POST, LendingError::AmountTooSmall)?;
    let mut obligation = open(info, market.info, owner, payer)?;
    let sum = obligation.value.tokens.checked_add(tokens);
    obligation.value.tokens = sum.ok_or(LendingError::AmountOutOfRange)?;
    market.value.books.post(tokens)?;

    market.save()?;
    obligation.save()?;

    token::transfer(source, collateral, owner, tokens, &[])
}

/// The owner's obligation, which is made if there is none.
fn open<'a, 'i>(
    info: &'a AccountInfo<'i>,
    market: &AccountInfo<'i>,
    owner: &AccountInfo<'i>,
    payer: &AccountInfo<'i>,
) -> Result<Stored<'a, 'i, Obligation>, ProgramError> {
    if *info.owner == ID {
        let obligation: Stored<Obligation> = Stored::load(info)?;
        require(obligation.value.market == market.key.to_bytes(), Obligation::WRONG)?;
        require(obligation.value.owner == owner.key.to_bytes(), LendingError::NotOwner)?;
        return Ok(obligation);
    }
    let of_obligation = [seeds::OBLIGATION, market.key.as_ref(), owner.key.as_ref()];
    let bump = bump_of(info, &of_obligation)?;
    let [prefix, market_seed, owner_seed] = of_obligation;
    let seeds = [prefix, market_seed, owner_seed, &[bump]];
    system::create(info, payer, &New { len: Obligation::LEN, owner: &ID, seeds: &seeds })?;
    let value = Obligation {
        header: Obligation::header(bump),
        market: market.key.to_bytes(),
        owner: owner.key.to_bytes(),
        tokens: 0,
        debt_shares: 0,
    };
    Ok(Stored { info, value })
}
