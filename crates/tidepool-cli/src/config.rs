//! The Solana command line's configuration file.

use std::{fs, path::PathBuf};

/// What of it is used. Its format is YAML, of which the file only ever uses `key: value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The node.
    pub url: Option<String>,
    /// The key file.
    pub keypair: Option<String>,
    /// How sure the network must be.
    pub commitment: Option<String>,
}

impl Config {
    /// The file at `path`, or where the Solana tools put it; empty where there is none.
    #[must_use]
    pub fn load(path: Option<PathBuf>) -> Self {
        let home = || std::env::var_os("HOME").map(PathBuf::from);
        let path = path.or_else(|| home().map(|home| home.join(".config/solana/cli/config.yml")));
        let text = path.and_then(|path| fs::read_to_string(path).ok());
        text.map_or_else(Self::default, |text| Self::parse(&text))
    }

    /// The file's text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let value = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
            let value = line.trim().trim_matches(['"', '\'']);
            (!value.is_empty()).then(|| value.to_owned())
        };
        let (url, keypair) = (value("json_rpc_url"), value("keypair_path"));
        Self { url, keypair, commitment: value("commitment") }
    }
}

/// A URL, or the cluster that one of the Solana tools' names means.
#[must_use]
pub fn url_of(name: &str) -> String {
    match name {
        "m" | "mainnet-beta" => "https://api.mainnet-beta.solana.com",
        "t" | "testnet" => "https://api.testnet.solana.com",
        "d" | "devnet" => "https://api.devnet.solana.com",
        "l" | "localhost" => "http://localhost:8899",
        url => url,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tools_own_file_is_read() {
        let text = "---\njson_rpc_url: \"https://node.example\"\nwebsocket_url: ''\n\
                    keypair_path: /keys/id.json\naddress_labels:\n  \"11\": System\n\
                    commitment: confirmed\n";
        let config = Config::parse(text);
        assert_eq!(config.url.as_deref(), Some("https://node.example"));
        assert_eq!(config.keypair.as_deref(), Some("/keys/id.json"));
        assert_eq!(config.commitment.as_deref(), Some("confirmed"));
        assert_eq!(Config::parse("json_rpc_url: ''"), Config::default());
    }
}
