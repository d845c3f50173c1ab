//! Little-endian fields at fixed offsets of untrusted bytes.

use anchor_lang::prelude::Address;

/// The `N` bytes at `offset`, or `None` when the data is too short.
#[inline(always)]
pub fn field<const N: usize>(data: &[u8], offset: usize) -> Option<&[u8; N]> {
    data.get(offset..)?.first_chunk()
}

/// The u16 at `offset`.
#[inline(always)]
pub fn read_u16(data: &[u8], offset: usize) -> Option<u16> {
    field(data, offset).map(|bytes| u16::from_le_bytes(*bytes))
}

/// The u32 at `offset`.
#[inline(always)]
pub fn read_u32(data: &[u8], offset: usize) -> Option<u32> {
    field(data, offset).map(|bytes| u32::from_le_bytes(*bytes))
}

/// The u64 at `offset`.
#[inline(always)]
pub fn read_u64(data: &[u8], offset: usize) -> Option<u64> {
    field(data, offset).map(|bytes| u64::from_le_bytes(*bytes))
}

/// The address at `offset`.
#[inline(always)]
pub fn read_address(data: &[u8], offset: usize) -> Option<Address> {
    field(data, offset).map(|bytes| Address::new_from_array(*bytes))
}
