//! Little-endian numbers at offsets; what lies beyond the end is none.

/// The `N` bytes at `offset`.
pub fn array<const N: usize>(data: &[u8], offset: usize) -> Option<[u8; N]> {
    let end = offset.checked_add(N)?;
    data.get(offset..end)?.try_into().ok()
}

/// The number of four bytes at `offset`.
pub fn u32_at(data: &[u8], offset: usize) -> Option<u32> {
    array(data, offset).map(u32::from_le_bytes)
}

/// The number of eight bytes at `offset`.
pub fn u64_at(data: &[u8], offset: usize) -> Option<u64> {
    array(data, offset).map(u64::from_le_bytes)
}

/// The signed number of eight bytes at `offset`.
pub fn i64_at(data: &[u8], offset: usize) -> Option<i64> {
    array(data, offset).map(i64::from_le_bytes)
}

/// The number of sixteen bytes at `offset`.
pub fn u128_at(data: &[u8], offset: usize) -> Option<u128> {
    array(data, offset).map(u128::from_le_bytes)
}
