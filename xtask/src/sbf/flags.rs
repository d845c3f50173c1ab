//! The compiler's and the linker's flags. Keep them the same for every program: other flags mean
//! another build of std.

use super::Arch;

const FIXED: &[&str] = &[
    "-Zunstable-options",
    // No formatting machinery for panic messages in the program.
    "-Cpanic=immediate-abort",
    "-Crelocation-model=static",
    // BPF has no atomics that LLVM could select.
    "-Cpasses=lower-atomic",
    "-Clink-arg=--llvm-args=-bpf-stack-size=4096",
    "-Clink-arg=--llvm-args=--bpf-max-stores-per-memfunc=5",
    // Instructions of BPF v4 that SBPF lacks.
    "-Clink-arg=--llvm-args=--disable-gotox",
    "-Clink-arg=--llvm-args=--disable-ldsx",
    "-Clink-arg=--llvm-args=--disable-movsx",
    "-Clink-arg=--llvm-args=--disable-bswap",
    "--cfg=target_os=\"solana\"",
    "--cfg=target_feature=\"static-syscalls\"",
    // std's allocator has a table of alignments by architecture that lacks bpf. m68k is in it with
    // the eight bytes of Solana's heap, and is asked for nowhere else that matters; the other way
    // is a patched copy of std.
    "--cfg=target_arch=\"m68k\"",
    "-Aexplicit_builtin_cfgs_in_flags",
];

/// All flags for one architecture.
pub fn flags(arch: Arch) -> Vec<String> {
    let mut flags: Vec<String> = FIXED.iter().map(ToString::to_string).collect();
    flags.push(format!("-Ctarget-cpu={}", arch.cpu()));
    flags.push(format!("-Clink-arg=--arch={}", arch.name()));
    flags
}
