//! Empty: cargo takes no manifest without a target.
