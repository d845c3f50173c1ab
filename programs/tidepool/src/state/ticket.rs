//! A claim on the reserve, made by burning shares.

use anchor_lang::{AccountInitialize, find_and_verify_program_address, prelude::*};
use tidepool_math::{Epoch, Lamports, LossIndex};

use crate::constants::{VERSION, seeds};

/// Bytes of a ticket's account: the discriminator and the fields.
const TICKET_LEN: usize = 8 + core::mem::size_of::<Ticket>();

/// Lamports owed to an owner; seeds `ticket`, pool, first owner, nonce.
#[account]
pub struct Ticket {
    /// Layout version, [`VERSION`].
    pub version: u8,
    /// Bump of the address.
    pub bump: u8,
    /// Zero.
    pub padding: [u8; 6],
    /// The pool that owes.
    pub pool: Address,
    /// Who is paid.
    pub owner: Address,
    /// Lamports owed at the order.
    pub owed: u64,
    /// The loss index at the order.
    pub index: PodU128,
    /// The epoch of the order.
    pub epoch: u64,
    /// Zero, for later versions.
    pub reserved: [u8; 32],
}

impl Ticket {
    /// Fills in a new ticket of `owner`'s.
    pub fn write(&mut self, pool: &Address, owner: &Address, terms: &tidepool_math::Ticket) {
        self.version = VERSION;
        self.pool = *pool;
        self.owner = *owner;
        self.owed = terms.owed.0;
        self.index = terms.index.0.into();
        self.epoch = terms.epoch.0;
    }

    /// The ticket as the arithmetic knows it.
    pub fn terms(&self) -> tidepool_math::Ticket {
        tidepool_math::Ticket {
            owed: Lamports(self.owed),
            index: LossIndex(self.index.into()),
            epoch: Epoch(self.epoch),
        }
    }
}

/// Creates the ticket of `nonce` at its address, as the framework's `init` would, for an
/// instruction that needs one only sometimes.
///
/// # Errors
/// The framework's `InvalidSeeds` for another address; the system program's when it is in use
/// or `payer` cannot pay the rent.
pub fn create(
    account: &UncheckedAccount,
    payer: &Signer,
    pool: &Address,
    owner: &Address,
    nonce: u64,
) -> Result<Account<Ticket>> {
    let nonce = nonce.to_le_bytes();
    let seeds = [seeds::TICKET, pool.as_ref(), owner.as_ref(), &nonce];
    let bump = find_and_verify_program_address(&seeds, &crate::ID, account.address())?;
    let bump_seed = [bump];
    let [prefix, pool, owner, nonce] = seeds;
    let signed: [&[u8]; 5] = [prefix, pool, owner, nonce, &bump_seed];
    let mut ticket = Account::<Ticket>::create_and_initialize(
        payer,
        account,
        TICKET_LEN,
        &crate::ID,
        &Default::default(),
        Some(&signed),
        None,
    )?;
    ticket.bump = bump;
    Ok(ticket)
}
