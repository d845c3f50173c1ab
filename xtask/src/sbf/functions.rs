//! The functions of an object file and where each of them is.

use anyhow::Result;
use object::read::elf::ElfFile64;
use object::{LittleEndian, Object, ObjectSymbol, SectionIndex, SymbolKind};

/// An object of LLVM's BPF back end.
pub type ObjectFile<'data> = ElfFile64<'data, LittleEndian>;

/// A table of functions.
pub struct Functions(Vec<Function>);

struct Function {
    name: String,
    section: SectionIndex,
    start: u64,
    end: u64,
}

impl Functions {
    /// Reads the table from an object's symbols.
    pub fn read(file: &ObjectFile<'_>) -> Result<Self> {
        let mut functions = Vec::new();
        for symbol in file.symbols().filter(|symbol| symbol.kind() == SymbolKind::Text) {
            if let Some(section) = symbol.section_index() {
                let (start, name) = (symbol.address(), symbol.name()?.to_owned());
                functions.push(Function { name, section, start, end: start + symbol.size() });
            }
        }
        Ok(Functions(functions))
    }

    /// Whether one has this name.
    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|function| function.name == name)
    }

    /// The name of the function whose code is at this address of a section.
    pub fn at(&self, section: SectionIndex, address: u64) -> Option<&str> {
        let mut functions = self.0.iter().filter(|function| function.section == section);
        let found = functions.find(|function| (function.start..function.end).contains(&address))?;
        Some(&found.name)
    }
}
