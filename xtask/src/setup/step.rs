//! How set-up tells what it does.

/// Announces a step and why it is needed.
pub fn begin(what: &str, why: &str) {
    println!("\n== {what}\n   {why}");
}

/// Tells that a step has nothing to do.
pub fn skip(what: &str, because: &str) {
    println!("\n== {what}: skipped, {because}");
}
