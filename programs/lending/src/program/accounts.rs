//! The accounts of an instruction, one after the other, each checked as it is taken.

use solana_program::{account_info::AccountInfo, program_error::ProgramError, pubkey::Pubkey};

use super::{
    ID,
    clock::Now,
    cpi::{system, tidepool, token},
    record::Stored,
};
use crate::{
    Address,
    error::LendingError,
    price::Price,
    state::{Claim, Market, Obligation, Position, Record},
};

type Checked<T> = Result<T, ProgramError>;

/// The accounts that have not been taken yet.
pub struct Accounts<'a, 'i>(core::slice::Iter<'a, AccountInfo<'i>>);

impl<'a, 'i> Accounts<'a, 'i> {
    /// Begins with the first.
    pub fn new(infos: &'a [AccountInfo<'i>]) -> Self {
        Self(infos.iter())
    }

    /// Any account.
    pub fn any(&mut self) -> Checked<&'a AccountInfo<'i>> {
        Ok(self.0.next().ok_or(LendingError::MissingAccount)?)
    }

    /// Any account that may be written.
    pub fn writable(&mut self) -> Checked<&'a AccountInfo<'i>> {
        let info = self.any()?;
        if info.is_writable { Ok(info) } else { Err(LendingError::NotWritable.into()) }
    }

    /// Somebody who signs.
    pub fn signer(&mut self) -> Checked<&'a AccountInfo<'i>> {
        let info = self.any()?;
        if info.is_signer { Ok(info) } else { Err(LendingError::MissingSignature.into()) }
    }

    /// Somebody who signs and pays.
    pub fn payer(&mut self) -> Checked<&'a AccountInfo<'i>> {
        let info = self.signer()?;
        if info.is_writable { Ok(info) } else { Err(LendingError::NotWritable.into()) }
    }

    /// The market.
    pub fn market(&mut self) -> Checked<Stored<'a, 'i, Market>> {
        Stored::load(self.any()?)
    }

    /// The market's vault.
    pub fn vault(&mut self, market: &Market) -> Checked<&'a AccountInfo<'i>> {
        self.exactly(&market.addresses.vault, LendingError::WrongVault)
    }

    /// The market's token account.
    pub fn tokens(&mut self, market: &Market) -> Checked<&'a AccountInfo<'i>> {
        self.exactly(&market.addresses.tokens, LendingError::WrongTokens)
    }

    /// A supplier's position in the market.
    pub fn position(&mut self, market: &Address) -> Checked<Stored<'a, 'i, Position>> {
        let position: Stored<Position> = Stored::load(self.any()?)?;
        require(position.value.market == *market, Position::WRONG)?;
        Ok(position)
    }

    /// A borrower's obligation in the market.
    pub fn obligation(&mut self, market: &Address) -> Checked<Stored<'a, 'i, Obligation>> {
        let obligation: Stored<Obligation> = Stored::load(self.any()?)?;
        require(obligation.value.market == *market, Obligation::WRONG)?;
        Ok(obligation)
    }

    /// A claim of the market.
    pub fn claim(&mut self, market: &Address) -> Checked<Stored<'a, 'i, Claim>> {
        let claim: Stored<Claim> = Stored::load(self.any()?)?;
        require(claim.value.market == *market, Claim::WRONG)?;
        Ok(claim)
    }

    /// The owner of something, who signs.
    pub fn owner(&mut self, recorded: &Address) -> Checked<&'a AccountInfo<'i>> {
        let owner = self.signer()?;
        require(owner.key.to_bytes() == *recorded, LendingError::NotOwner)?;
        Ok(owner)
    }

    /// The market's admin, who signs.
    pub fn admin(&mut self, market: &Market) -> Checked<&'a AccountInfo<'i>> {
        let admin = self.signer()?;
        require(admin.key.to_bytes() == market.addresses.admin, LendingError::NotAdmin)?;
        Ok(admin)
    }

    /// The market's pool.
    pub fn pool(&mut self, market: &Market) -> Checked<&'a AccountInfo<'i>> {
        let pool = self.exactly(&market.addresses.pool, LendingError::WrongPool)?;
        require(*pool.owner == tidepool::ID, LendingError::WrongPool)?;
        Ok(pool)
    }

    /// The rate of the market's pool.
    pub fn price(&mut self, market: &Market, now: Now) -> Checked<Price> {
        price_of(self.pool(market)?, now)
    }

    /// The system program.
    pub fn system_program(&mut self) -> Checked<&'a AccountInfo<'i>> {
        self.program(&system::ID)
    }

    /// The SPL token program.
    pub fn token_program(&mut self) -> Checked<&'a AccountInfo<'i>> {
        self.program(&token::ID)
    }

    /// The pool's program.
    pub fn tidepool(&mut self) -> Checked<&'a AccountInfo<'i>> {
        self.program(&tidepool::ID)
    }

    fn program(&mut self, id: &Pubkey) -> Checked<&'a AccountInfo<'i>> {
        self.exactly(&id.to_bytes(), LendingError::WrongProgram)
    }

    fn exactly(&mut self, address: &Address, error: LendingError) -> Checked<&'a AccountInfo<'i>> {
        let info = self.any()?;
        require(info.key.to_bytes() == *address, error)?;
        Ok(info)
    }
}

/// The rate that a pool's account says, which [`Accounts::pool`] has checked.
pub fn price_of(pool: &AccountInfo, now: Now) -> Checked<Price> {
    Ok(Price::read(&pool.try_borrow_data()?, now.slot, now.epoch)?)
}

/// Refuses with `error` unless it holds.
pub fn require(holds: bool, error: LendingError) -> Checked<()> {
    if holds { Ok(()) } else { Err(error.into()) }
}

/// Requires that an account stands at an address of this program, and returns its bump.
pub fn bump_of(info: &AccountInfo, seeds: &[&[u8]]) -> Checked<u8> {
    let (address, bump) = Pubkey::find_program_address(seeds, &ID);
    require(*info.key == address, LendingError::WrongAddress)?;
    Ok(bump)
}
