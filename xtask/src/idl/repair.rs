//! What the framework leaves out of its IDL, or says otherwise than it is.

use std::path::Path;

use anchor_lang_idl_spec::{
    Idl, IdlArrayLen, IdlDefinedFields, IdlInstructionAccount, IdlInstructionAccountItem, IdlPda,
    IdlRepr, IdlReprModifier, IdlSeed, IdlSeedAccount, IdlSeedArg, IdlSeedConst, IdlSerialization,
    IdlType, IdlTypeDef, IdlTypeDefTy,
};
use anyhow::{Context, Result};

use super::slot;

/// Repairs everything.
pub fn all(idl: &mut Idl, root: &Path) -> Result<()> {
    // A list's slots follow its header as a slice, which the framework has no word for.
    idl.types.push(slot::layout(root)?);
    let header = find(&mut idl.types, "ValidatorListHeader")?;
    header.docs.push(slot::PLACE.to_owned());
    drop_unused_aliases(idl);
    let stored: Vec<_> = idl.accounts.iter().map(|one| one.name.clone()).collect();
    for name in stored.iter().map(String::as_str).chain([slot::NAME]) {
        pack(&mut idl.types, name)?;
    }
    name_the_events_program(idl);
    give_the_new_pool_its_seeds(idl)?;
    describe_the_looks(idl)?;
    unlink(idl);
    Ok(())
}

fn find<'a>(types: &'a mut [IdlTypeDef], name: &str) -> Result<&'a mut IdlTypeDef> {
    types.iter_mut().find(|one| one.name == name).with_context(|| format!("no type {name}"))
}

/// Names of numbers of the framework that no field has: each is given as the number it is.
fn drop_unused_aliases(idl: &mut Idl) {
    idl.types.retain(|one| !matches!(one.ty, IdlTypeDefTy::Type { .. }));
}

/// Says of a stored type and of all inside it that its bytes are taken as they lie there. The
/// framework says so of the outermost alone. Packed, because nothing in an account is aligned to
/// more than 8 bytes, where a u128 in another client's struct would be aligned to 16.
fn pack(types: &mut [IdlTypeDef], name: &str) -> Result<()> {
    let one = find(types, name)?;
    one.serialization = IdlSerialization::Bytemuck;
    one.repr = Some(IdlRepr::C(IdlReprModifier { packed: true, align: None }));
    let mut inside = vec![];
    if let IdlTypeDefTy::Struct { fields: Some(IdlDefinedFields::Named(fields)) } = &one.ty {
        for field in fields {
            inside.extend(defined(&field.ty).map(str::to_owned));
        }
    }
    inside.iter().try_for_each(|name| pack(types, name))
}

fn defined(ty: &IdlType) -> Option<&str> {
    match ty {
        IdlType::Defined { name, .. } => Some(name),
        IdlType::Array(item, IdlArrayLen::Value(_)) => defined(item),
        _ => None,
    }
}

/// Every account of every instruction; none is a group.
fn accounts(idl: &mut Idl) -> impl Iterator<Item = &mut IdlInstructionAccount> {
    let items = idl.instructions.iter_mut().flat_map(|one| &mut one.accounts);
    items.filter_map(|item| match item {
        IdlInstructionAccountItem::Single(account) => Some(account),
        IdlInstructionAccountItem::Composite(_) => None,
    })
}

/// The two accounts of events have remarks for the framework's linter instead of meanings, and
/// of the program there is no address.
fn name_the_events_program(idl: &mut Idl) {
    let address = idl.address.clone();
    for account in accounts(idl) {
        let meaning = match account.name.as_str() {
            "program" => "This program.",
            "event_authority" => "Signs the event.",
            _ => continue,
        };
        account.docs = vec![meaning.to_owned()];
        if account.name == "program" {
            account.address = Some(address.clone());
        }
    }
}

/// Seeds that lie inside an argument are beyond the framework.
fn give_the_new_pool_its_seeds(idl: &mut Idl) -> Result<()> {
    let create = idl.instructions.iter_mut().find(|one| one.name == "create_pool");
    let create = create.context("create_pool")?;
    for item in &mut create.accounts {
        if let IdlInstructionAccountItem::Single(account) = item
            && account.name == "pool"
        {
            let seeds = vec![
                IdlSeed::Const(IdlSeedConst { value: b"pool".to_vec() }),
                IdlSeed::Account(IdlSeedAccount { path: "creator".to_owned(), account: None }),
                IdlSeed::Arg(IdlSeedArg { path: "args.index".to_owned() }),
            ];
            account.pda = Some(IdlPda { seeds, program: None });
        }
    }
    Ok(())
}

/// An IDL has no place for accounts of any number.
fn describe_the_looks(idl: &mut Idl) -> Result<()> {
    let update = idl.instructions.iter_mut().find(|one| one.name == "update_validators");
    update.context("update_validators")?.docs.push(
        "The stake accounts of each look follow, all writable: the main and the transient one, as \
         far as the entry records them."
            .to_owned(),
    );
    Ok(())
}

/// Links of the source lead nowhere from here.
fn unlink(idl: &mut Idl) {
    let mut docs: Vec<&mut String> = vec![];
    for one in &mut idl.types {
        docs.extend(&mut one.docs);
        if let IdlTypeDefTy::Struct { fields: Some(IdlDefinedFields::Named(fields)) } = &mut one.ty
        {
            docs.extend(fields.iter_mut().flat_map(|field| &mut field.docs));
        }
    }
    for line in docs {
        *line = without_links(line);
    }
}

fn without_links(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("[`") {
        let Some((name, after)) = after.split_once("`]") else { break };
        text = format!("{text}{before}`{name}`");
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn links_become_names() {
        let line = "Version, [`VERSION`](crate::VERSION), or [`X`]; array[0].";
        assert_eq!(without_links(line), "Version, `VERSION`, or `X`; array[0].");
    }
}
