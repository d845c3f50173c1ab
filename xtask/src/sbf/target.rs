//! The compiler's description of Solana's machine.
//!
//! * `os: zkvm` picks the smallest platform layer of std (no files, no threads); link-time
//!   optimisation removes its imports. Programs still see `target_os = "solana"`, which the flags
//!   add.
//! * `obj-is-bitcode`: compilation ends in LLVM bitcode, and the linker generates the code, because
//!   its LLVM is newer than the compiler's and can do what a program needs: u128, more than five
//!   arguments.
//! * `singlethread` and `atomic-cas`: one thread runs a program, so atomics are ordinary loads and
//!   stores.

/// The target's name, which is also the name of its file.
pub const NAME: &str = "sbpf-solana-solana";

/// The target itself.
pub const JSON: &str = r#"{
  "arch": "bpf",
  "llvm-target": "bpfel",
  "os": "zkvm",
  "vendor": "solana",
  "cpu": "v2",
  "features": "+allows-misaligned-mem-access",
  "data-layout": "e-m:e-p:64:64-i64:64-i128:128-n32:64-S128",
  "target-pointer-width": 64,
  "linker-flavor": "bpf",
  "linker-is-gnu": false,
  "obj-is-bitcode": true,
  "no-builtins": true,
  "crt-objects-fallback": "false",
  "dynamic-linking": true,
  "merge-functions": "disabled",
  "position-independent-executables": true,
  "relocation-model": "static",
  "panic-strategy": "immediate-abort",
  "singlethread": true,
  "atomic-cas": true,
  "max-atomic-width": 64,
  "metadata": {}
}
"#;
