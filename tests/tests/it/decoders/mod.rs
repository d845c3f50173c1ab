//! Every decoder of bytes that others write, on the host: no bytes panic, and what the decoders
//! of those others read, ours read alike.
//!
//! A million inputs for each kind of account: real bytes of a pool at work, changed, cut and put
//! together, and bytes of pure chance. `bytes` asks the program itself, a thousand times slower.

mod host;
mod input;
mod ours;
mod stake;
mod stake_history;
mod token;
mod vote;

use tidepool_fuzz::Effort;
use tidepool_tests::StakeProgram;

/// Inputs of each kind.
const INPUTS: u64 = 1_000_000;

/// Runs `decode` with real accounts' bytes and changes of them.
fn feed(real: Vec<Vec<u8>>, mut decode: impl FnMut(&[u8])) {
    // The stake program that the bank runs has nothing to do with them.
    let is_own = StakeProgram::running() == StakeProgram::V5_1_0;
    let effort = Effort::of(if is_own { INPUTS } else { INPUTS / 100 });
    let mut source = input::Source::new(effort.seed, real);
    for _ in 0..effort.operations {
        decode(source.next());
    }
}
