//! The check after each link: a program may call only those of the compiler's helper functions that
//! are tested.
//!
//! A helper that nobody wrote for this machine is worse than a missing one. The compiler's own
//! 128-bit functions return through a pointer where LLVM's calls expect registers: such a program
//! links, loads and reads wild memory the first time it divides. See `crates/tidepool-builtins`.

use super::call_graph::CallGraph;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// What `tidepool-builtins` defines, each with the signature that LLVM's calls expect. They are
/// compared with the host's u128 inside the virtual machine by `tests/tests/it/builtins.rs`.
const TESTED: &[(&str, &str)] = &[
    ("__multi3", "i128 @__multi3(i128"),
    ("__udivti3", "i128 @__udivti3(i128"),
    ("__umodti3", "i128 @__umodti3(i128"),
];

/// What only programs that may use floats call: from `solana-compiler-builtins`, or their own.
const FLOATS: &[&str] = &[
    "__divdf3",
    "__fixunsdfdi",
    "__floatundidf",
    "__gedf2",
    "__gtdf2",
    "__ltdf2",
    "__muldf3",
    "__subdf3",
    "__unorddf2",
];

/// Functions with two leading underscores that belong to Rust's allocator or mean a trap, and
/// compute nothing.
const HARMLESS: &[&str] = &["__rust", "__rdl_", "__rg_", "__bpf_trap"];

/// Functions that the virtual machine provides; a call to any other undefined name fails when the
/// program is loaded.
const PROVIDED: &[&str] = &["sol_", "abort", "__bpf_trap"];

/// Checks the object and the module that it was made from.
pub fn check(object: &Path, module: &Path, may_use_floats: bool) -> Result<()> {
    let bytes = fs::read(object).with_context(|| format!("can't read {}", object.display()))?;
    let graph = CallGraph::read(&bytes)
        .with_context(|| format!("can't understand {}", object.display()))?;
    let module =
        fs::read_to_string(module).with_context(|| format!("can't read {}", module.display()))?;
    let complaints = complaints(&graph, &module, may_use_floats);
    if !complaints.is_empty() {
        bail!("the linked program is not safe to run:\n  {}", complaints.join("\n  "));
    }
    Ok(())
}

fn complaints(graph: &CallGraph, module: &str, may_use_floats: bool) -> Vec<String> {
    if !graph.defines("entrypoint") {
        return vec![
            "it has no `entrypoint`; is the feature `no-entrypoint` or `cpi` on?".to_owned(),
        ];
    }
    graph
        .reachable()
        .iter()
        .filter(|(name, _)| !(may_use_floats && FLOATS.contains(&name.as_str())))
        .filter_map(|(name, user)| complaint(graph, module, name, user))
        .collect()
}

fn complaint(graph: &CallGraph, module: &str, name: &str, user: &str) -> Option<String> {
    if !graph.defines(name) {
        let is_provided = starts_with_any(name, PROVIDED);
        return (!is_provided).then(|| {
            format!("{user} calls {name}, which neither the program nor the machine defines")
        });
    }
    let Some((_, signature)) = TESTED.iter().find(|(tested, _)| *tested == name) else {
        let is_helper = name.starts_with("__") && !starts_with_any(name, HARMLESS);
        return is_helper.then(|| {
            format!(
                "{user} calls {name}, which nobody has tested in the virtual machine (no floats and no \
                 signed 128-bit division on-chain, please)"
            )
        });
    };
    if !module.lines().any(|line| line.starts_with("define ") && line.contains(signature)) {
        return Some(format!(
            "{user} calls {name} of another crate, which returns its result where the caller doesn't \
             look; add `use tidepool_builtins as _;` to the program"
        ));
    }
    graph
        .is_recursive(name)
        .then(|| format!("{name} calls itself without end: LLVM saw through its arithmetic"))
}

fn starts_with_any(name: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| name.starts_with(prefix))
}
