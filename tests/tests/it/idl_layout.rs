//! The IDL's stored types have as many bytes as the program's.

use anchor_lang_idl_spec::{Idl, IdlArrayLen, IdlDefinedFields, IdlType, IdlTypeDefTy};
use tidepool::state::{Pool, Ticket, ValidatorEntry, ValidatorListHeader};

use crate::matrix;

/// Bytes of a type without padding.
fn bytes(idl: &Idl, ty: &IdlType) -> usize {
    match ty {
        IdlType::Bool | IdlType::U8 | IdlType::I8 => 1,
        IdlType::U16 | IdlType::I16 => 2,
        IdlType::U32 | IdlType::I32 => 4,
        IdlType::U64 | IdlType::I64 => 8,
        IdlType::U128 | IdlType::I128 => 16,
        IdlType::Pubkey => 32,
        IdlType::Array(item, IdlArrayLen::Value(length)) => length * bytes(idl, item),
        IdlType::Defined { name, .. } => bytes_of(idl, name),
        other => panic!("no account has {other:?}"),
    }
}

fn bytes_of(idl: &Idl, name: &str) -> usize {
    let found = idl.types.iter().find(|one| one.name == name).expect("a type");
    match &found.ty {
        IdlTypeDefTy::Struct { fields: Some(IdlDefinedFields::Named(fields)) } => {
            fields.iter().map(|field| bytes(idl, &field.ty)).sum()
        }
        other => panic!("no account has {other:?}"),
    }
}

#[test]
fn stored_types_of_the_idl_have_the_programs_sizes() {
    let idl = matrix::idl();
    let sizes = [
        ("Pool", size_of::<Pool>()),
        ("Ticket", size_of::<Ticket>()),
        ("ValidatorListHeader", size_of::<ValidatorListHeader>()),
        ("ValidatorEntry", size_of::<ValidatorEntry>()),
    ];
    for (name, size) in sizes {
        assert_eq!(bytes_of(&idl, name), size, "{name}");
    }
    let stored: Vec<_> = idl.accounts.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(stored, ["Pool", "Ticket", "ValidatorListHeader"], "each has its size here");
}
