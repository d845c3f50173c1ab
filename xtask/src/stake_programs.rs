//! Versions of the stake program other than the bank's own, on which the tests run as well.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{digest, file, paths, registry};

/// Names the file of the stake program to the banks of the tests.
pub const VARIABLE: &str = "TIDEPOOL_STAKE_PROGRAM";

/// The manifest of the crate in whose sources the programs lie. It is a workspace of its own,
/// because as a dependency of ours the crate would change the features of the whole bank.
const MANIFEST: &str = "tests/stake-programs/Cargo.toml";
const CRATE: &str = "litesvm";
const FOLDER: &str = "src/programs/elf";

/// One version.
pub struct StakeProgram {
    /// Its number.
    pub version: &'static str,
    sha256: &'static str,
}

/// All of them.
pub const OTHERS: [StakeProgram; 2] = [
    StakeProgram {
        version: "1.0.1",
        sha256: "f35947e5e5b063b5339cd6e8a18a31b837c2edce6b8b8dd7e2762611f88f55c5",
    },
    StakeProgram {
        version: "5.0.0",
        sha256: "c9cba7f3d9fe0fac1f32e7a5e012284104a25d27ec97d6eb6d99a3afcd2352a8",
    },
];

impl StakeProgram {
    /// Where [`prepare`] puts it.
    pub fn path(&self) -> Result<PathBuf> {
        Ok(paths::cache()?.join("stake-programs").join(self.name()))
    }

    fn name(&self) -> String {
        format!("core_bpf_stake-{}.so", self.version)
    }

    fn is_prepared(&self) -> Result<bool> {
        Ok(fs::read(self.path()?).is_ok_and(|bytes| digest::sha256(&bytes) == self.sha256))
    }

    fn copy_from(&self, folder: &Path) -> Result<()> {
        let source = folder.join(self.name());
        let bytes =
            fs::read(&source).with_context(|| format!("can't read {}", source.display()))?;
        let sha256 = digest::sha256(&bytes);
        ensure!(
            sha256 == self.sha256,
            "{} is another file than expected, its SHA-256 is {sha256}",
            source.display()
        );
        file::write_if_changed(&self.path()?, &bytes)
    }
}

/// Puts all versions into the cache.
pub fn prepare() -> Result<()> {
    let versions = OTHERS.map(|program| program.version).join(" and ");
    let mut prepared = true;
    for program in &OTHERS {
        prepared &= program.is_prepared()?;
    }
    if prepared {
        println!("== stake programs {versions}: skipped, they are in the cache");
        return Ok(());
    }
    println!("== stake programs {versions}, out of the sources of {CRATE} from the crate registry");
    let folder = registry::sources(MANIFEST, CRATE)?.join(FOLDER);
    OTHERS.iter().try_for_each(|program| program.copy_from(&folder))
}
