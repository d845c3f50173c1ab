//! The programs that this repository builds for the virtual machine.

/// One program.
pub struct Program {
    /// The name of its `.so`, which is its package's name with underscores.
    pub name: &'static str,
    /// The folder of its `Cargo.toml`, from the root of the repository.
    pub folder: &'static str,
    /// Whether it is an old program of others. Such ones may compute with floating-point numbers,
    /// whose functions nobody tested in the machine: they do for rents.
    pub is_old: bool,
}

const fn program(name: &'static str, folder: &'static str) -> Program {
    Program { name, folder, is_old: false }
}

const fn old_program(name: &'static str, folder: &'static str) -> Program {
    Program { name, folder, is_old: true }
}

/// All of them; [`DEPLOYED`] are those that are built when none is named.
pub const PROGRAMS: &[Program] = &[
    program("tidepool", "programs/tidepool"),
    program("tidepool_lending", "programs/lending"),
    program("builtins_probe", "tests/programs/builtins-probe"),
    program("cpi_caller", "tests/programs/cpi-caller"),
    program("native_caller", "tests/programs/native-caller"),
    program("bench_floor", "benches/programs/floor"),
    program("bench_spl_stake_pool", "benches/programs/spl-stake-pool"),
    old_program("spl_stake_pool_2021", "tests/programs/spl-stake-pool-2021"),
    old_program("spl_stake_pool_2022", "tests/programs/spl-stake-pool-2022"),
];

/// How many of the first are meant for a chain; every bank of the tests runs them.
pub const DEPLOYED: usize = 2;

/// The program of this name; a hyphen is as good as an underscore.
pub fn find(name: &str) -> anyhow::Result<&'static Program> {
    let wanted = name.replace('-', "_");
    PROGRAMS.iter().find(|program| program.name == wanted).ok_or_else(|| {
        let names: Vec<_> = PROGRAMS.iter().map(|program| program.name).collect();
        anyhow::anyhow!("there is no program `{name}`, only {}", names.join(", "))
    })
}
