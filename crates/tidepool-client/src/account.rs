//! Decoding the program's accounts.

use anchor_lang::{AccountDeserialize, Error, bytemuck};
use tidepool::state::{Pool, Ticket, ValidatorEntry, ValidatorListHeader};

/// A pool account's state.
///
/// # Errors
/// `InvalidAccountData` or `AccountDataTooSmall` for any other account.
pub fn decode_pool(mut data: &[u8]) -> Result<Pool, Error> {
    Pool::try_deserialize(&mut data)
}

/// A ticket account's state.
///
/// # Errors
/// `InvalidAccountData` or `AccountDataTooSmall` for any other account.
pub fn decode_ticket(mut data: &[u8]) -> Result<Ticket, Error> {
    Ticket::try_deserialize(&mut data)
}

/// A list's header and its used slots, vacant ones included, in the order of their indexes.
///
/// # Errors
/// `InvalidAccountData` or `AccountDataTooSmall` for any other account.
pub fn decode_validators(
    mut data: &[u8],
) -> Result<(ValidatorListHeader, Vec<ValidatorEntry>), Error> {
    let header = ValidatorListHeader::try_deserialize(&mut data)?;
    // The number of used slots, then padding to eight bytes.
    let (length, rest) = data.split_first_chunk::<4>().ok_or(Error::AccountDataTooSmall)?;
    let slots = rest.get(4..).ok_or(Error::AccountDataTooSmall)?;
    let size = size_of::<ValidatorEntry>();
    let used =
        usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Error::InvalidAccountData)?;
    let entries = slots
        .chunks_exact(size)
        .take(used)
        .map(bytemuck::pod_read_unaligned::<ValidatorEntry>)
        .collect::<Vec<_>>();
    if entries.len() == used { Ok((header, entries)) } else { Err(Error::InvalidAccountData) }
}

/// The number of slots of a list, used or not.
///
/// # Errors
/// `InvalidAccountData` or `AccountDataTooSmall` for any other account.
pub fn capacity_of_list(mut data: &[u8]) -> Result<u32, Error> {
    ValidatorListHeader::try_deserialize(&mut data)?;
    let slots = data.get(8..).ok_or(Error::AccountDataTooSmall)?;
    let capacity = slots.len() / size_of::<ValidatorEntry>();
    u32::try_from(capacity).map_err(|_| Error::InvalidAccountData)
}
