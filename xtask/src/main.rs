//! Every chore of the project, so that nobody has to remember a command line: `cargo xtask help`.

mod app;
mod bench;
mod build_program;
mod check;
mod demo;
mod digest;
mod e2e;
mod elf;
mod file;
mod help;
mod idl;
mod localnet;
mod matrix;
mod metadata_program;
mod mutants;
mod nightly;
mod paths;
mod play;
mod process;
mod programs;
mod prove;
mod registry;
mod reproducible;
mod sbf;
mod setup;
mod spec;
mod stake_programs;
mod test;
mod tidy;
mod wasm;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> anyhow::Result<()> {
    let (verb, rest) = match arguments.split_first() {
        Some((verb, rest)) => (verb.as_str(), rest),
        None => ("help", arguments),
    };
    match verb {
        "setup" => setup::run(rest),
        "build-program" => build_program::run(rest),
        "demo" => demo::run(rest),
        "bench" => bench::run(rest),
        "check" => check::run(),
        "test" => test::run(rest),
        "nightly" => nightly::run(rest),
        "localnet" => localnet::run(rest),
        "play" => play::run(rest),
        "e2e" => e2e::run(rest),
        "mutants" => mutants::run(rest),
        "prove" => prove::run(rest),
        "spec" => spec::run(),
        "idl" => idl::run(rest),
        "matrix" => matrix::run(),
        "tidy" => tidy::run(),
        "wasm" => wasm::run(rest),
        "app" => app::run(rest),
        "help" | "-h" | "--help" => {
            help::run();
            Ok(())
        }
        unknown => anyhow::bail!("there is no `{unknown}`; `cargo xtask help` lists what there is"),
    }
}
