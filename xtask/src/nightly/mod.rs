//! `cargo xtask nightly`: what takes too long for every change, one step after the other.

mod fuzz;
mod options;
mod whole;

use std::time::Instant;

use anyhow::{Result, ensure};

use options::Options;

/// Something that takes long.
struct Step {
    /// What `--only` calls it.
    name: &'static str,
    /// What it does.
    about: &'static str,
    /// Does it.
    run: fn(&Options) -> Result<()>,
}

/// All of them; a new one needs a line here and a module beside this one.
const STEPS: &[Step] = &[
    Step {
        name: "fuzz-arithmetic",
        about: "random histories of whole pools, the arithmetic beside the model",
        run: fuzz::arithmetic,
    },
    Step {
        name: "fuzz-bank",
        about: "random histories of whole pools, the program on a bank beside the model",
        run: fuzz::bank,
    },
    Step {
        name: "fuzz-decoders",
        about: "random bytes for every decoder, on the host",
        run: fuzz::decoders,
    },
    Step { name: "e2e", about: "the page in a browser on a real chain", run: whole::e2e },
    Step { name: "soak", about: "half an hour of the local chain", run: whole::soak },
    Step { name: "proofs", about: "the lemmas that the laws rest on", run: whole::proofs },
    Step {
        name: "bench",
        about: "the compute units of every instruction",
        run: whole::compute_units,
    },
    Step {
        name: "mutants-math",
        about: "every operator of the arithmetic changed in turn",
        run: whole::mutants_of_the_arithmetic,
    },
    Step {
        name: "mutants",
        about: "every check of the program changed in turn",
        run: whole::mutants_of_the_program,
    },
];

/// Runs all steps, or the one that is named; all of them, even if one fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = Options::read(arguments)?;
    let is_wanted = |step: &&Step| options.only.as_ref().is_none_or(|only| only == step.name);
    let steps: Vec<_> = STEPS.iter().filter(is_wanted).collect();
    let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
    ensure!(!steps.is_empty(), "the steps are {}", names.join(", "));
    println!("seed {}: `--seed {0}` repeats this night", options.seed);
    let mut failed = vec![];
    for step in steps {
        println!("\n== {}: {}", step.name, step.about);
        let start = Instant::now();
        match (step.run)(&options) {
            Ok(()) => println!("== {} passed in {} s", step.name, start.elapsed().as_secs()),
            Err(error) => {
                println!("== {} failed: {error:#}", step.name);
                failed.push(step.name);
            }
        }
    }
    ensure!(failed.is_empty(), "failed with seed {}: {}", options.seed, failed.join(", "));
    Ok(())
}
