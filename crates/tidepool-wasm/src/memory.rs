//! The two buffers through which a caller passes bytes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::refusal::Refused;

/// What was written for the next call.
static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
/// What the last call answered.
static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Makes room for `length` bytes of input and says where; all of them are the next call's.
// SAFETY of this attribute, here and below: no other crate exports a function of this name.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    let mut input = lock(&INPUT);
    input.clear();
    input.resize(length, 0);
    input.as_mut_ptr()
}

/// Where the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    lock(&OUTPUT).as_ptr()
}

/// How many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn output_length() -> usize {
    lock(&OUTPUT).len()
}

/// Answers with 64-bit words, little-endian.
pub(crate) fn answer<const N: usize>(
    compute: impl FnOnce(&[u8]) -> Result<[u64; N], Refused>,
) -> u32 {
    answer_bytes(|input| Ok(compute(input)?.into_iter().flat_map(u64::to_le_bytes).collect()))
}

/// Answers with bytes; with none where it is refused.
pub(crate) fn answer_bytes(compute: impl FnOnce(&[u8]) -> Result<Vec<u8>, Refused>) -> u32 {
    let computed = compute(&lock(&INPUT));
    let (code, bytes) = match computed {
        Ok(bytes) => (0, bytes),
        Err(refused) => (refused.0, Vec::new()),
    };
    *lock(&OUTPUT) = bytes;
    code
}

/// A page has one thread; whatever a test leaves behind is bytes all the same.
fn lock(buffer: &Mutex<Vec<u8>>) -> MutexGuard<'_, Vec<u8>> {
    buffer.lock().unwrap_or_else(PoisonError::into_inner)
}
