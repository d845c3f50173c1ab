//! The manual says what the command line says.

#[test]
fn the_manual_is_fresh() {
    // Asked when it runs: clones that share a target folder share the compiled test.
    let package = std::env::var("CARGO_MANIFEST_DIR").expect("cargo tells the folder");
    let written =
        std::fs::read_to_string(format!("{package}/../../docs/cli.md")).expect("the manual");
    assert!(
        written == tidepool_cli::manual::page(),
        "docs/cli.md is stale: cargo run -p tidepool-cli -- manual > docs/cli.md"
    );
}
