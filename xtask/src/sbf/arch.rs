//! Versions of Solana's bytecode.

use anyhow::{Result, bail};
use std::str::FromStr;

/// A version of SBPF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arch {
    /// The oldest, which every cluster runs.
    V0,
    /// The newest that the linker makes.
    #[default]
    V3,
}

impl Arch {
    /// The name that command lines use.
    pub fn name(self) -> &'static str {
        match self {
            Arch::V0 => "v0",
            Arch::V3 => "v3",
        }
    }

    /// The BPF processor whose instructions this version has.
    pub fn cpu(self) -> &'static str {
        match self {
            Arch::V0 => "v2",
            Arch::V3 => "v4",
        }
    }

    /// What the `e_flags` field of the program's ELF header says.
    pub fn elf_flags(self) -> u32 {
        match self {
            Arch::V0 => 0,
            Arch::V3 => 3,
        }
    }
}

impl FromStr for Arch {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "v0" => Ok(Arch::V0),
            "v3" => Ok(Arch::V3),
            other => bail!("there is no architecture `{other}`, only v0 and v3"),
        }
    }
}
