//! The program's instructions and their accounts, as `idl/tidepool.json` has them.

use std::fs;

use anchor_lang_idl_spec::{Idl, IdlInstruction, IdlInstructionAccount, IdlInstructionAccountItem};
use tidepool_tests::folder::package;

/// Reads the file.
pub fn read() -> Idl {
    let file = package().join("../idl/tidepool.json");
    let text = fs::read_to_string(file).expect("cargo xtask idl writes it");
    serde_json::from_str(&text).expect("an IDL")
}

/// The instruction that data of these bytes call.
pub fn called<'a>(idl: &'a Idl, data: &[u8]) -> &'a IdlInstruction {
    let mut all = idl.instructions.iter();
    all.find(|one| data.starts_with(&one.discriminator)).expect("an instruction of the IDL")
}

/// The accounts of an instruction; none is a group.
pub fn accounts(instruction: &IdlInstruction) -> Vec<IdlInstructionAccount> {
    let single = |item: &IdlInstructionAccountItem| match item {
        IdlInstructionAccountItem::Single(account) => account.clone(),
        IdlInstructionAccountItem::Composite(group) => panic!("{} is a group", group.name),
    };
    instruction.accounts.iter().map(single).collect()
}
