//! The copy of the repository in which the program is changed and built.
//!
//! The work tree itself is never touched, and every change is written anew from its text: a run
//! that was interrupted leaves nothing that the next one would take for the program.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::{finder, mutant::Mutant};
use crate::{
    file, paths, process,
    sbf::{Arch, toolchain},
    workspace,
};

const PROGRAM: &str = "programs/tidepool";
/// What the copy has otherwise. A deleted check leaves imports without a use: a mutant may be
/// untidy. And a function that takes a signer takes any account, so that whoever need not sign any
/// more is no error of types: the runtime decides then.
const LOOSENED: [(&str, &str); 2] = [
    ("\n[lints]\nworkspace = true\n", "\n"),
    (": &Signer", ": &impl AnchorAccount<Data = AccountView>"),
];

/// The copy; nobody else works in it.
pub struct Tree {
    root: PathBuf,
    /// The program's files as they were when the run began, whoever edits them meanwhile.
    sources: BTreeMap<PathBuf, String>,
    changed: Option<PathBuf>,
    _lock: File,
}

impl Tree {
    /// Brings the copy up to date with the work tree.
    pub fn prepare() -> Result<Self> {
        let folder = folder()?;
        fs::create_dir_all(&folder)?;
        let lock = File::create(folder.join("lock"))?;
        lock.lock().context("can't lock the folder of the mutants")?;
        let root = folder.join("tree");
        let tree = Self { root, sources: sources()?, changed: None, _lock: lock };
        tree.copy()?;
        tree.seed()?;
        Ok(tree)
    }

    /// Builds the program with the mutant, or without any, to `out`. The error is a text where
    /// the compiler refuses the mutant.
    pub fn build(
        &mut self,
        mutant: Option<&Mutant>,
        out: &Path,
    ) -> Result<std::result::Result<(), String>> {
        if let Some(changed) = self.changed.take() {
            self.write(&changed, str::to_owned)?;
        }
        if let Some(mutant) = mutant {
            self.write(&mutant.file, |text| mutant.apply(text))?;
            self.changed = Some(mutant.file.clone());
        }
        let built = Command::new(std::env::current_exe()?)
            .arg("build-program")
            // By this xtask knows which tree it works in.
            .env("CARGO_MANIFEST_DIR", self.root.join("xtask"))
            .stdin(Stdio::null())
            .output()?;
        if !built.status.success() {
            return Ok(Err(String::from_utf8_lossy(&built.stderr).into_owned()));
        }
        fs::copy(self.root.join("target/deploy/tidepool.so"), out)?;
        Ok(Ok(()))
    }

    /// Writes a file of the program, changed.
    fn write(&self, file: &Path, change: impl FnOnce(&str) -> String) -> Result<()> {
        let text = self.sources.get(file).with_context(|| file.display().to_string())?;
        let path = self.root.join(PROGRAM).join("src").join(file);
        file::write_if_changed(&path, loosened(&change(text)).as_bytes())
    }

    /// Copies all files that git knows, and drops what it no longer knows of the program.
    fn copy(&self) -> Result<()> {
        let repository = paths::repository();
        let listing = process::output(
            process::command("git")
                .args(["ls-files", "--cached", "--others", "--exclude-standard"])
                .current_dir(&repository),
        )?;
        let kept: Vec<&str> =
            listing.lines().filter(|line| repository.join(line).is_file()).collect();
        for line in &kept {
            let bytes = fs::read(repository.join(line))?;
            let bytes = match String::from_utf8(bytes) {
                Ok(text) if line.starts_with(PROGRAM) => loosened(&text).into_bytes(),
                Ok(text) => text.into_bytes(),
                Err(binary) => binary.into_bytes(),
            };
            file::write_if_changed(&self.root.join(line), &bytes)?;
        }
        let sources = self.root.join(PROGRAM).join("src");
        for stale in rust_files(&sources)? {
            let path = Path::new(PROGRAM).join("src").join(stale.strip_prefix(&sources)?);
            if !kept.iter().any(|line| Path::new(line) == path) {
                fs::remove_file(stale)?;
            }
        }
        Ok(())
    }

    /// Begins with a copy of what the work tree's builds have compiled: only our own crates
    /// differ by their place.
    fn seed(&self) -> Result<()> {
        let arch = Arch::default();
        let (from, to) =
            (toolchain::target_dir(arch)?, toolchain::target_dir_of(&self.root, arch)?);
        if from.is_dir() && !to.exists() {
            let partial = to.with_extension("partial");
            file::remove_folder(&partial)?;
            process::run(process::command("cp").arg("-a").args([&from, &partial]))?;
            fs::rename(partial, to)?;
        }
        Ok(())
    }
}

/// A folder with all programs but the pool's, for a bank to load from.
pub fn deploy_folder(name: &str) -> Result<PathBuf> {
    let to = folder()?.join(name);
    fs::create_dir_all(&to)?;
    let programs = workspace::programs();
    for entry in fs::read_dir(&programs).with_context(|| programs.display().to_string())? {
        let entry = entry?;
        let is_program = entry.path().extension().is_some_and(|extension| extension == "so");
        if is_program && entry.file_name() != "tidepool.so" {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(to)
}

/// All mutants of the program, in the order of its files.
pub fn mutants() -> Result<Vec<Mutant>> {
    let mut found = vec![];
    for (file, text) in sources()? {
        found.extend(finder::find(&file, &text)?);
    }
    ensure!(!found.is_empty(), "there is nothing to change in {PROGRAM}");
    Ok(found)
}

/// The program's files, by their path below its `src`.
fn sources() -> Result<BTreeMap<PathBuf, String>> {
    let folder = paths::repository().join(PROGRAM).join("src");
    let read =
        |path: PathBuf| Ok((path.strip_prefix(&folder)?.to_path_buf(), fs::read_to_string(&path)?));
    rust_files(&folder)?.into_iter().map(read).collect()
}

/// Where everything of the mutants is.
pub fn folder() -> Result<PathBuf> {
    let tree = toolchain::target_dir(Arch::default())?;
    let name = tree.file_name().context("a name")?.to_owned();
    Ok(paths::cache()?.join("mutants").join(name))
}

fn loosened(text: &str) -> String {
    LOOSENED.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = vec![];
    let entries: std::io::Result<Vec<_>> =
        fs::read_dir(folder).with_context(|| folder.display().to_string())?.collect();
    let mut entries: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}
