//! What the supervisor tells.

use std::{
    fmt::Display,
    io::{self, Write},
};

/// Says a line. Whoever listened may be gone, and `println` would panic then, where the chain is
/// still to be ended in order.
pub fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}
