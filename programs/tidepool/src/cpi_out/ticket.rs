//! Making a ticket's account.

use anchor_lang::{AccountInitialize, find_and_verify_program_address, prelude::*};

use crate::{constants::seeds, state::Ticket};

/// Bytes of a ticket's account: the discriminator and the fields.
const TICKET_LEN: usize = 8 + core::mem::size_of::<Ticket>();

/// Creates the ticket of `nonce` at its address, as the framework's `init` would, for an
/// instruction that needs one only sometimes.
///
/// # Errors
/// The framework's `InvalidSeeds` for another address; the system program's when it is in use
/// or `payer` cannot pay the rent.
pub fn create_ticket(
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
