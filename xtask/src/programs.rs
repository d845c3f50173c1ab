//! The programs that this repository builds for the virtual machine.

/// One program.
pub struct Program {
    /// The name of its `.so`, which is its package's name with underscores.
    pub name: &'static str,
    /// The folder of its `Cargo.toml`, from the root of the repository.
    pub folder: &'static str,
}

/// All of them; the first is the one that is built when none is named.
pub const PROGRAMS: &[Program] = &[
    Program { name: "tidepool", folder: "programs/tidepool" },
    Program { name: "builtins_probe", folder: "tests/programs/builtins-probe" },
    Program { name: "cpi_caller", folder: "tests/programs/cpi-caller" },
    Program { name: "native_caller", folder: "tests/programs/native-caller" },
    Program { name: "bench_floor", folder: "benches/programs/floor" },
    Program { name: "bench_spl_stake_pool", folder: "benches/programs/spl-stake-pool" },
];

/// The program of this name; a hyphen is as good as an underscore.
pub fn find(name: &str) -> anyhow::Result<&'static Program> {
    let wanted = name.replace('-', "_");
    PROGRAMS.iter().find(|program| program.name == wanted).ok_or_else(|| {
        let names: Vec<_> = PROGRAMS.iter().map(|program| program.name).collect();
        anyhow::anyhow!("there is no program `{name}`, only {}", names.join(", "))
    })
}
