//! The layout of a slot of a list of validators, read from the program's source.

use std::path::Path;

use anchor_lang_idl_spec::{
    IdlDefinedFields, IdlField, IdlSerialization, IdlType, IdlTypeDef, IdlTypeDefTy,
};
use anyhow::{Context, Result, bail};
use syn::{Field, Item};

use crate::spec::{docs, parse};

/// The type's name.
pub const NAME: &str = "ValidatorEntry";
/// Where slots lie.
pub const PLACE: &str = "The number of used slots follows as a u32 at byte 168 of the account, and \
                         from byte 176 on each slot, a `ValidatorEntry` of 144 bytes.";
const SOURCE: &str = "programs/tidepool/src/state/validator_entry.rs";

/// The type with all its fields.
pub fn layout(root: &Path) -> Result<IdlTypeDef> {
    let source = parse(&root.join(SOURCE))?;
    let found = source.items.into_iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == NAME => Some(item),
        _ => None,
    });
    let found = found.with_context(|| format!("{SOURCE} has no {NAME}"))?;
    let fields = found.fields.iter().map(field).collect::<Result<_>>()?;
    Ok(IdlTypeDef {
        name: NAME.to_owned(),
        docs: vec![docs(&found.attrs)],
        serialization: IdlSerialization::Bytemuck,
        repr: None,
        generics: vec![],
        ty: IdlTypeDefTy::Struct { fields: Some(IdlDefinedFields::Named(fields)) },
    })
}

fn field(field: &Field) -> Result<IdlField> {
    let name = field.ident.as_ref().context("a name")?.to_string();
    let syn::Type::Path(path) = &field.ty else { bail!("{NAME}::{name}: no plain type") };
    let ty = path.path.get_ident().map(ToString::to_string).unwrap_or_default();
    let ty = match ty.as_str() {
        "Address" => IdlType::Pubkey,
        "u8" => IdlType::U8,
        "u32" => IdlType::U32,
        "u64" => IdlType::U64,
        other => bail!("{NAME}::{name}: the IDL has no word for {other} yet"),
    };
    Ok(IdlField { name, docs: vec![docs(&field.attrs)], ty })
}
