//! A stand-in for the crate of the same name, which builds the protobuf compiler from source for
//! minutes: this one names the compiler that Debian's `protobuf-compiler` installs.

use std::{env, path::PathBuf};

/// The compiler: `$PROTOC`, or the one of `$PATH`.
#[must_use]
pub fn protoc() -> PathBuf {
    env::var_os("PROTOC").map_or_else(|| PathBuf::from("protoc"), PathBuf::from)
}
