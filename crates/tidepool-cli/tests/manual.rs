//! The manual says what the command line says.

#[test]
fn the_manual_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cli.md");
    let written = std::fs::read_to_string(path).expect("the manual");
    assert!(
        written == tidepool_cli::manual::page(),
        "docs/cli.md is stale: cargo run -p tidepool-cli -- manual > docs/cli.md"
    );
}
