//! Which functions of an object can run, and which they call.

// Offsets of an object of some hundred kilobytes fit in any of these types; a wrong one finds no
// function.
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#![allow(clippy::trivially_copy_pass_by_ref)]

use super::functions::{Functions, ObjectFile};
use anyhow::{Context, Result, bail};
use object::{
    Object, ObjectSection, ObjectSymbol, Relocation, RelocationTarget, SectionIndex, SectionKind,
    SymbolKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// The `call` instruction of BPF, whose relative target counts in instructions of eight bytes.
const CALL: u8 = 0x85;
/// In the second byte of a `call`: the target is a function of this object.
const CALL_LOCAL: u8 = 0x10;

/// The functions of an object that are reachable from its entry point, by name, each with those
/// that it refers to.
pub struct CallGraph {
    functions: Functions,
    calls: BTreeMap<String, BTreeSet<String>>,
    /// Functions that data refers to: anything might call them through a pointer.
    in_data: BTreeSet<String>,
}

impl CallGraph {
    /// Reads an object file of LLVM's BPF back end.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let file = ObjectFile::parse(bytes).context("not an ELF object")?;
        let mut graph = CallGraph {
            functions: Functions::read(&file)?,
            calls: BTreeMap::new(),
            in_data: BTreeSet::new(),
        };
        for section in file.sections() {
            let code = section.kind() == SectionKind::Text;
            if code {
                graph.add_unrelocated_calls(section.index(), section.data()?)?;
            }
            let is_debug =
                section.name()?.starts_with(".debug") || section.name()?.starts_with(".BTF");
            for (offset, relocation) in section.relocations().filter(|_| !is_debug) {
                let data = section.data()?;
                let Some(target) = graph.target(&file, data, offset, &relocation, code)? else {
                    continue;
                };
                if code {
                    graph.add_call(section.index(), offset, target)?;
                } else {
                    graph.in_data.insert(target);
                }
            }
        }
        Ok(graph)
    }

    /// Whether the object defines a function of this name.
    pub fn defines(&self, name: &str) -> bool {
        self.functions.contains(name)
    }

    /// Every function that can run, each with one function that refers to it.
    pub fn reachable(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::from([("entrypoint".to_owned(), "the runtime".to_owned())]);
        found.extend(self.in_data.iter().map(|name| (name.clone(), "data".to_owned())));
        self.follow(found)
    }

    /// Whether a function can come to call itself.
    pub fn is_recursive(&self, name: &str) -> bool {
        let callees = self.calls.get(name).into_iter().flatten();
        self.follow(callees.map(|callee| (callee.clone(), name.to_owned())).collect())
            .contains_key(name)
    }

    /// Adds all that the found functions refer to, and so on.
    fn follow(&self, mut found: BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut waiting: Vec<String> = found.keys().cloned().collect();
        while let Some(caller) = waiting.pop() {
            for callee in self.calls.get(&caller).into_iter().flatten() {
                if !found.contains_key(callee) {
                    found.insert(callee.clone(), caller.clone());
                    waiting.push(callee.clone());
                }
            }
        }
        found
    }

    fn add_call(&mut self, section: SectionIndex, offset: u64, target: String) -> Result<()> {
        let caller = self.functions.at(section, offset).context("code outside of any function")?;
        self.calls.entry(caller.to_owned()).or_default().insert(target);
        Ok(())
    }

    /// Calls within a section that the assembler has resolved already: they have a distance and no
    /// relocation.
    fn add_unrelocated_calls(&mut self, section: SectionIndex, code: &[u8]) -> Result<()> {
        for (index, instruction) in code.chunks_exact(8).enumerate() {
            let distance = immediate(instruction);
            if instruction[0] == CALL && instruction[1] == CALL_LOCAL && distance != -1 {
                let target = (index as i64 + 1 + distance) as u64 * 8;
                if let Some(name) = self.functions.at(section, target).map(str::to_owned) {
                    self.add_call(section, index as u64 * 8, name)?;
                }
            }
        }
        Ok(())
    }

    /// The function that a relocation refers to, if it is one.
    fn target(
        &self,
        file: &ObjectFile<'_>,
        data: &[u8],
        offset: u64,
        relocation: &Relocation,
        code: bool,
    ) -> Result<Option<String>> {
        let RelocationTarget::Symbol(index) = relocation.target() else {
            bail!("a relocation without a symbol");
        };
        let symbol = file.symbol_by_index(index)?;
        if symbol.kind() != SymbolKind::Section {
            let is_code = symbol.is_undefined() || symbol.kind() == SymbolKind::Text;
            return Ok(is_code.then(|| symbol.name().map(str::to_owned)).transpose()?);
        }
        let Some(section) = symbol.section_index() else { return Ok(None) };
        let place = data
            .get(offset as usize..)
            .and_then(|rest| rest.first_chunk())
            .context("a relocation outside of its section")?;
        // A pointer in data fills all of the eight bytes, unlike what an instruction refers to.
        let address = if code { operand(place) } else { i64::from_le_bytes(*place) };
        Ok(self.functions.at(section, address as u64).map(str::to_owned))
    }
}

/// The address that an instruction refers to; a call's counts in instructions from the next one.
fn operand(instruction: &[u8; 8]) -> i64 {
    let immediate = immediate(instruction);
    if instruction[0] == CALL { (immediate + 1) * 8 } else { immediate }
}

/// The signed 32-bit operand in the upper half of an instruction.
fn immediate(instruction: &[u8]) -> i64 {
    i64::from(i32::from_le_bytes([instruction[4], instruction[5], instruction[6], instruction[7]]))
}
