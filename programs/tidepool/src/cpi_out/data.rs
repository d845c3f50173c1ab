//! Instruction data of a tag and an amount, the form of most calls.

/// A tag of one byte, as the token program reads it, and an amount.
pub fn byte_tag_and_amount(tag: u8, amount: u64) -> [u8; 9] {
    let mut data = [tag; 9];
    data.split_at_mut(1).1.copy_from_slice(&amount.to_le_bytes());
    data
}

/// A tag of four bytes, as the system and stake programs read it, and an amount.
pub fn word_tag_and_amount(tag: u8, amount: u64) -> [u8; 12] {
    let mut data = [0; 12];
    let (head, tail) = data.split_at_mut(4);
    head.copy_from_slice(&u32::from(tag).to_le_bytes());
    tail.copy_from_slice(&amount.to_le_bytes());
    data
}
