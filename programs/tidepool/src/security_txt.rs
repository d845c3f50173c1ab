//! How to report a flaw, where explorers and whitehats look for it: in the program's bytes.
//!
//! The format is that of `solana-security-txt`: names and values, each ended by a zero, between two
//! lines. `SECURITY.md` says more.

/// The text. `used`, because nothing refers to it.
#[used]
static SECURITY_TXT: &str = concat!(
    "=======BEGIN SECURITY.TXT V1=======\0",
    "name\0Tidepool\0",
    "project_url\0see the source repository of the verified build\0",
    "contacts\0other:private vulnerability report in the source repository\0",
    "policy\0SECURITY.md in the source repository\0",
    "preferred_languages\0en\0",
    "auditors\0none yet; every law and its test are listed in docs/laws.md\0",
    "=======END SECURITY.TXT V1=======\0",
);
