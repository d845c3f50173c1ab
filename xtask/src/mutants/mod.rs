//! `cargo xtask mutants`: whatever check of the program is deleted, turned round or moved by one,
//! some test must turn red.

mod account;
mod arguments;
mod branch;
mod check;
mod choice;
mod finder;
mod math;
mod memory;
mod method;
mod mutant;
mod operator;
mod report;
mod suite;
mod survivors;
mod tree;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use anyhow::{Context, Result, bail, ensure};

use self::{
    memory::Memory,
    mutant::Mutant,
    report::{Outcome, Report},
    suite::{Suite, Verdict},
    survivors::Survivors,
    tree::Tree,
};
use crate::{digest, file};

/// One mutant is built while the one before is tested; a third folder holds what waits.
const FOLDERS: usize = 3;

/// A mutant with its program, or with what the compiler says against it.
struct Built {
    mutant: Mutant,
    program: Result<PathBuf, String>,
}

/// Does what the flags ask for.
pub fn run(arguments: &[String]) -> Result<()> {
    let request = arguments::parse(arguments)?;
    if request.math {
        return math::run();
    }
    let all = tree::mutants()?;
    let known = Survivors::read()?;
    let names: Vec<String> = all.iter().map(Mutant::name).collect();
    let stale: Vec<&str> = known.unknown(&names).filter(|name| !math::is_of_math(name)).collect();
    ensure!(
        stale.is_empty(),
        "{} lists what is no mutant:\n  {}",
        survivors::PAGE,
        stale.join("\n  ")
    );
    let seed = choice::seed(&request);
    let mut chosen = choice::choose(all, &request, &seed);
    if request.rest {
        let memory = Memory::read()?;
        chosen.retain(|mutant| !memory.is_settled(mutant));
    }
    if request.sample.is_some() {
        println!("== a sample of {} mutants; again with --seed {seed}", chosen.len());
    }
    if request.list {
        for mutant in &chosen {
            println!("{mutant}");
        }
        return Ok(());
    }
    try_all(chosen, known)
}

fn try_all(chosen: Vec<Mutant>, known: Survivors) -> Result<()> {
    let mut tree = Tree::prepare()?;
    let suite = Suite::build()?;
    let missing: Vec<&str> = known.missing_tests(|test| suite.tests.contains(test)).collect();
    ensure!(missing.is_empty(), "{}: there is no test {}", survivors::PAGE, missing.join(", "));
    let unchanged = unchanged(&mut tree, &suite)?;
    let mut report = Report::new(known, chosen.len());
    let (sender, receiver) = sync_channel(1);
    let builder = thread::spawn(move || build_all(&mut tree, chosen, &sender));
    let tested = test_all(&suite, &unchanged, &receiver, &mut report);
    drop(receiver);
    let built = builder.join();
    tested?;
    built.ok().context("the builds ended in a panic")??;
    report.finish()
}

/// The hash of the program without a change. All tests must pass on it, or they would kill
/// everything; once is enough for the same program and tests.
fn unchanged(tree: &mut Tree, suite: &Suite) -> Result<String> {
    let folder = tree::deploy_folder("unchanged")?;
    let program = folder.join("tidepool.so");
    if let Err(error) = tree.build(None, &program)? {
        bail!("the program does not build:\n{error}");
    }
    let hash = digest::sha256(&fs::read(program)?);
    let (seen, this) = (folder.join("green"), format!("{hash} {}", suite.hash));
    if fs::read_to_string(&seen).is_ok_and(|green| green == this) {
        return Ok(hash);
    }
    let all: Vec<&str> = suite.tests.iter().map(String::as_str).collect();
    let verdict = suite.run(&folder, &all)?;
    ensure!(verdict == Verdict::Green, "the tests fail without any change: {verdict:?}");
    file::write_if_changed(&seen, this.as_bytes())?;
    Ok(hash)
}

/// Builds one after the other; ends early when nobody listens any more.
fn build_all(tree: &mut Tree, chosen: Vec<Mutant>, built: &SyncSender<Built>) -> Result<()> {
    for (index, mutant) in chosen.into_iter().enumerate() {
        let folder = tree::deploy_folder(&format!("mutant-{}", index % FOLDERS))?;
        let program = tree.build(Some(&mutant), &folder.join("tidepool.so"))?.map(|()| folder);
        if built.send(Built { mutant, program }).is_err() {
            break;
        }
    }
    Ok(())
}

fn test_all(
    suite: &Suite,
    unchanged: &str,
    built: &Receiver<Built>,
    report: &mut Report,
) -> Result<()> {
    let mut memory = Memory::read()?;
    for Built { mutant, program } in built {
        let outcome = match program {
            Err(error) => Outcome::NotViable(complaint(&error)),
            Ok(folder) => test(suite, unchanged, &folder, &mutant, &memory.killers(&mutant))?,
        };
        memory.note(&mutant, &outcome)?;
        report.note(mutant, outcome);
    }
    Ok(())
}

fn test(
    suite: &Suite,
    unchanged: &str,
    folder: &Path,
    mutant: &Mutant,
    killers: &[String],
) -> Result<Outcome> {
    if digest::sha256(&fs::read(folder.join("tidepool.so"))?) == unchanged {
        return Ok(Outcome::SameBytes);
    }
    for tests in suite.order(mutant, killers) {
        match suite.run(folder, &tests)? {
            Verdict::Green => {}
            Verdict::Red(test) => return Ok(Outcome::Killed(test)),
            Verdict::Hung => return Ok(Outcome::Killed("tests that do not end".to_owned())),
        }
    }
    Ok(Outcome::Survived)
}

/// The first line that says what is wrong.
fn complaint(error: &str) -> String {
    let mut lines = error.lines().filter(|line| line.starts_with("error"));
    lines.next().unwrap_or("the build failed").to_owned()
}
