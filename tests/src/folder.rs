//! Where the sources of the tests are.

use std::path::PathBuf;

/// This package's folder, as cargo tells it when the tests run: clones that share a target folder
/// share the compiled tests too, and with them what was true when they were compiled.
///
/// # Panics
/// Outside of cargo, unless `CARGO_MANIFEST_DIR` is set.
#[must_use]
pub fn package() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells the folder").into()
}
