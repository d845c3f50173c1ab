//! The chain's folder: empty at the start, gone at the end, and of one supervisor only.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};

use crate::{chain::Chain, keys};

/// A folder that belongs to this process; removed when dropped.
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes it anew, with keys, and a place for logs.
    ///
    /// # Errors
    /// When another local chain uses it, or when something lies there that no local chain has made.
    pub fn begin(chain: &Chain) -> Result<Self> {
        let path = chain.folder();
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        let mark = path.join("lock");
        let is_ours = mark.is_file() || fs::read_dir(&path)?.next().is_none();
        ensure!(is_ours, "{} is not empty and no local chain's", path.display());
        let lock = File::create(&mark)?;
        lock.try_lock().map_err(|_| anyhow!("a local chain runs in {}", path.display()))?;
        // From here on it is this process's, and goes with it, even if it ends right now.
        let folder = Self { path, _lock: lock };
        empty(&folder.path, &mark)?;
        fs::create_dir(chain.logs())?;
        keys::write_all(&folder.path.join("keys"))?;
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is removed at the next start.
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn empty(folder: &Path, but: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            fs::remove_dir_all(&path)?;
        } else if path != but {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        chain: Chain,
    }

    fn chain(name: &str) -> Chain {
        let folder = std::env::temp_dir().join(format!("tidepool-{name}-{}", std::process::id()));
        Flags::parse_from(["localnet", "--dir", &folder.display().to_string()]).chain
    }

    #[test]
    fn a_second_supervisor_is_refused_and_the_end_leaves_nothing() {
        let chain = chain("twice");
        let folder = Folder::begin(&chain).unwrap();
        assert!(Folder::begin(&chain).is_err());
        drop(folder);
        assert!(!chain.folder().exists());
    }

    #[test]
    fn what_a_killed_supervisor_left_is_removed() {
        let chain = chain("killed");
        fs::create_dir_all(chain.folder().join("ledger")).unwrap();
        fs::write(chain.folder().join("lock"), "").unwrap();
        let folder = Folder::begin(&chain).unwrap();
        assert!(!chain.folder().join("ledger").exists());
        drop(folder);
    }

    #[test]
    fn somebody_elses_folder_is_left_alone() {
        let chain = chain("foreign");
        fs::create_dir_all(chain.folder()).unwrap();
        fs::write(chain.folder().join("letter"), "").unwrap();
        assert!(Folder::begin(&chain).is_err());
        assert!(chain.folder().join("letter").exists());
        fs::remove_dir_all(chain.folder()).unwrap();
    }
}
