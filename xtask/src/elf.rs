//! What must be true of a finished program file, whoever built it.

use anyhow::{Context, Result, ensure};
use object::read::elf::{ElfFile64, FileHeader, ProgramHeader};
use object::{LittleEndian, Object, ObjectSymbol, elf};

/// The number that Solana's own linker writes for its machine.
const EM_SBPF: u16 = 263;

/// Checks that this is a program of the wanted version of SBPF and that the runtime finds its entry
/// point.
pub fn check_program(bytes: &[u8], flags: u32) -> Result<()> {
    let file = ElfFile64::<LittleEndian>::parse(bytes).context("not an ELF file")?;
    let header = file.elf_header();
    let machine = header.e_machine(LittleEndian);
    ensure!(
        machine == elf::EM_BPF || machine == EM_SBPF,
        "it is for machine {machine}, not for SBPF"
    );
    let found = header.e_flags(LittleEndian);
    ensure!(found == flags, "it is for another version of SBPF: flags {found}, not {flags}");

    let entry = header.e_entry(LittleEndian);
    let in_code = file.elf_program_headers().iter().any(|segment| {
        let start = segment.p_vaddr(LittleEndian);
        segment.p_flags(LittleEndian) & elf::PF_X != 0
            && (start..start + segment.p_memsz(LittleEndian)).contains(&entry)
    });
    ensure!(in_code, "its entry point {entry:#x} is not in its code");

    // From v3 on a program has no symbols at all, and the header's entry point alone counts.
    let exports = file.dynamic_symbols().any(|symbol| symbol.name() == Ok("entrypoint"));
    ensure!(flags >= 3 || exports, "it doesn't export `entrypoint`");
    Ok(())
}
