//! The proof that a program's bytes depend on nothing but the source and the tool chain.

use crate::programs::Program;
use crate::sbf::{Arch, Build};
use crate::{digest, file, paths};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of a work tree that are products or history, and not source.
const NOT_SOURCE: [&str; 3] = ["target", ".git", "node_modules"];

/// Builds the program from nothing here and in a copy of the tree at another path, and compares the
/// bytes.
pub fn verify(program: &Program, arch: Arch) -> Result<()> {
    let scratch = paths::sbf_cache()?.join(format!("verify-{}", std::process::id()));
    let result = compare(program, arch, &scratch);
    file::remove_folder(&scratch)?;
    result
}

fn compare(program: &Program, arch: Arch, scratch: &Path) -> Result<()> {
    let copy = scratch.join("tree");
    copy_source(&paths::repository(), &copy)?;
    let here = build(&paths::repository(), program, arch, &scratch.join("first"))?;
    let there = build(&copy, program, arch, &scratch.join("second"))?;
    ensure!(
        here == there,
        "{} is not reproducible: sha256 {} here, {} in a copy of the tree",
        program.name,
        digest::sha256(&here),
        digest::sha256(&there)
    );
    println!(
        "{} is reproducible: two builds from nothing in two places gave {}",
        program.name,
        digest::sha256(&here)
    );
    Ok(())
}

fn build(tree: &Path, program: &Program, arch: Arch, folder: &Path) -> Result<Vec<u8>> {
    let out = folder.join(format!("{}.so", program.name));
    println!("building {} from nothing in {}", program.name, tree.display());
    let (crate_dir, target_dir) = (tree.join(program.folder), folder.join("target"));
    let may_use_floats = program.is_old;
    Build {
        crate_dir: &crate_dir,
        lib_name: program.name,
        arch,
        target_dir: &target_dir,
        may_use_floats,
    }
    .run(&out)?;
    fs::read(&out).with_context(|| format!("can't read {}", out.display()))
}

fn copy_source(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("can't create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("can't read {}", from.display()))? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if NOT_SOURCE.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_source(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("can't copy {}", entry.path().display()))?;
        }
    }
    Ok(())
}
