//! Where two accounts differ, in words.

/// Panics at the first byte that differs.
pub fn assert_same(account: &str, program: &[u8], model: &[u8], after: &dyn std::fmt::Debug) {
    if program == model {
        return;
    }
    let place = program.iter().zip(model).position(|(ours, theirs)| ours != theirs);
    let place = place.unwrap_or_else(|| program.len().min(model.len()));
    let word = |bytes: &[u8]| {
        let bytes = bytes.get(place / 8 * 8..).and_then(|rest| rest.first_chunk());
        bytes.map(|bytes| u64::from_le_bytes(*bytes))
    };
    panic!(
        "{account}: byte {place} after {after:?}; its word is {:?} by the program, {:?} by the \
         model ({} and {} bytes)",
        word(program),
        word(model),
        program.len(),
        model.len()
    );
}
