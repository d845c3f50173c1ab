//! Supplying SOL.

use solana_program::{
    account_info::AccountInfo, entrypoint::ProgramResult, program_error::ProgramError,
};

use crate::{
    constants::seeds,
    error::LendingError,
    program::{
        ID,
        accounts::{Accounts, bump_of, require},
        clock,
        cpi::system::{self, New},
        record::Stored,
    },
    state::{Position, Record},
};

/// Supplies up to `lamports` of the payer for shares of the owner.
pub fn process(mut accounts: Accounts, lamports: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let info = accounts.writable()?;
    let (owner, payer) = (accounts.signer()?, accounts.payer()?);
    accounts.system_program()?;

    let now = clock::now()?;
    let mut position = open(info, market.info, owner, payer)?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(now.slot, risk)?;
    let supplied = books.supply(lamports, market.value.caps.at(now.slot).supply)?;
    let shares = position.value.shares.checked_add(supplied.shares);
    position.value.shares = shares.ok_or(LendingError::AmountOutOfRange)?;

    market.save()?;
    position.save()?;

    system::transfer(payer, vault, supplied.lamports)
}

/// The owner's position, which is made if there is none.
fn open<'a, 'i>(
    info: &'a AccountInfo<'i>,
    market: &AccountInfo<'i>,
    owner: &AccountInfo<'i>,
    payer: &AccountInfo<'i>,
) -> Result<Stored<'a, 'i, Position>, ProgramError> {
    if *info.owner == ID {
        let position: Stored<Position> = Stored::load(info)?;
        require(position.value.market == market.key.to_bytes(), Position::WRONG)?;
        require(position.value.owner == owner.key.to_bytes(), LendingError::NotOwner)?;
        return Ok(position);
    }
    let of_position = [seeds::POSITION, market.key.as_ref(), owner.key.as_ref()];
    let bump = bump_of(info, &of_position)?;
    let [prefix, market_seed, owner_seed] = of_position;
    let seeds = [prefix, market_seed, owner_seed, &[bump]];
    system::create(info, payer, &New { len: Position::LEN, owner: &ID, seeds: &seeds })?;
    let value = Position {
        header: Position::header(bump),
        market: market.key.to_bytes(),
        owner: owner.key.to_bytes(),
        shares: 0,
    };
    Ok(Stored { info, value })
}
