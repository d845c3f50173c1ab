//! Reads the instructions from the program's source.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprLit, Fields, File, FnArg, ImplItem, Item, ItemFn, ItemStruct, Lit, Meta,
    Pat, ReturnType,
};

use super::{
    errors::Errors,
    instruction::{Account, Instruction},
};

const PROGRAM: &str = "programs/tidepool/src";
/// The accounts of the instructions in a folder that bring none of their own.
const SHARED: &str = "governance.rs";
const GROUPS: [&str; 4] = ["user", "view", "crank", "admin"];

/// All instructions, group by group, in the order of the program.
pub fn instructions(root: &Path) -> Result<Vec<Instruction>> {
    let library = parse(&root.join(PROGRAM).join("lib.rs"))?;
    let module = library.items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == "tidepool" => module.content.as_ref(),
        _ => None,
    });
    let (_, items) = module.context("the program's module")?;
    let errors = Errors::read(root)?;
    let mut all = vec![];
    for group in GROUPS {
        for item in items {
            let Item::Fn(function) = item else { continue };
            let file = format!("{PROGRAM}/instructions/{group}/{}.rs", function.sig.ident);
            let file = root.join(file);
            if file.exists() {
                let folder = root.join(PROGRAM).join("instructions").join(group);
                let mut one = instruction(group, function, &parse(&file)?, &folder)?;
                let source = fs::read_to_string(&file)?;
                one.errors = errors.of(&source, &one.documented_errors, group == "view");
                all.push(one);
            }
        }
    }
    Ok(all)
}

/// The types of arguments and answers that the instructions' files define: name, meaning, fields.
pub fn types(root: &Path) -> Result<Vec<(String, String, Vec<String>)>> {
    let mut all = vec![];
    for group in GROUPS {
        let folder = root.join(PROGRAM).join("instructions").join(group);
        let mut files: Vec<_> = fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        for file in files {
            for item in parse(&file)?.items {
                let Item::Struct(item) = item else { continue };
                if item.attrs.iter().any(|attribute| text(attribute).contains("SchemaRead")) {
                    let field = |field: &syn::Field| {
                        let name = field.ident.as_ref().map(ToString::to_string);
                        format!("`{}: {}`", name.unwrap_or_default(), tight(&text(&field.ty)))
                    };
                    let fields = item.fields.iter().map(field).collect();
                    all.push((item.ident.to_string(), docs(&item.attrs), fields));
                }
            }
        }
    }
    Ok(all)
}

/// Compute units by row of the bench.
pub fn costs(root: &Path) -> Result<BTreeMap<String, u64>> {
    let text = fs::read_to_string(root.join("docs/bench/compute_units.json"))?;
    let figures: serde_json::Value = serde_json::from_str(&text)?;
    let rows = figures["rows"].as_array().context("rows")?;
    let cost = |row: &serde_json::Value| {
        Some((row["instruction"].as_str()?.to_owned(), row["ours"].as_u64()?))
    };
    Ok(rows.iter().filter_map(cost).collect())
}

/// Reads a source file.
pub fn parse(file: &Path) -> Result<File> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    syn::parse_file(&text).with_context(|| file.display().to_string())
}

fn instruction(group: &str, function: &ItemFn, file: &File, folder: &Path) -> Result<Instruction> {
    let name = function.sig.ident.to_string();
    let shared = parse(&folder.join(SHARED)).ok();
    let accounts = accounts_in(file).or_else(|| shared.as_ref().and_then(accounts_in));
    let accounts = accounts.with_context(|| format!("the accounts of {name}"))?;
    let process = process_in(file).with_context(|| format!("the process of {name}"))?;
    let (more, errors) = split_errors(&docs(process));
    Ok(Instruction {
        group: group.to_owned(),
        summary: format!("{} {more}", docs(&function.attrs)),
        remarks: docs(&accounts.attrs),
        arguments: arguments(function),
        returns: returns(&function.sig.output),
        accounts: account_list(accounts),
        documented_errors: errors,
        errors: vec![],
        name,
    })
}

fn accounts_in(file: &File) -> Option<&ItemStruct> {
    file.items.iter().find_map(|item| match item {
        Item::Struct(accounts) if derives_accounts(accounts) => Some(accounts),
        _ => None,
    })
}

/// The attributes of the handler: a method of the accounts, or a function where those are shared.
fn process_in(file: &File) -> Option<&[Attribute]> {
    file.items.iter().find_map(|item| match item {
        Item::Fn(function) if function.sig.ident == "process" => Some(function.attrs.as_slice()),
        Item::Impl(block) => block.items.iter().find_map(|item| match item {
            ImplItem::Fn(function) if function.sig.ident == "process" => {
                Some(function.attrs.as_slice())
            }
            _ => None,
        }),
        _ => None,
    })
}

fn derives_accounts(item: &ItemStruct) -> bool {
    item.attrs.iter().any(|attribute| text(attribute).contains("derive (Accounts)"))
}

fn arguments(function: &ItemFn) -> Vec<(String, String)> {
    let typed = function.sig.inputs.iter().skip(1).filter_map(|argument| match argument {
        FnArg::Typed(argument) => Some(argument),
        FnArg::Receiver(_) => None,
    });
    typed
        .filter_map(|argument| match argument.pat.as_ref() {
            Pat::Ident(name) => Some((name.ident.to_string(), tight(&text(&argument.ty)))),
            _ => None,
        })
        .collect()
}

fn returns(output: &ReturnType) -> String {
    match output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => {
            let ty = tight(&text(ty));
            let inner = ty.strip_prefix("Result<").and_then(|ty| ty.strip_suffix('>'));
            inner.unwrap_or(&ty).to_owned()
        }
    }
}

fn account_list(accounts: &ItemStruct) -> Vec<Account> {
    let Fields::Named(fields) = &accounts.fields else { return vec![] };
    let mut list: Vec<Account> = fields
        .named
        .iter()
        .map(|field| {
            let constraints: String =
                field.attrs.iter().filter(|one| !is_doc(one)).map(text).collect();
            let first = constraints.split_once('(').map_or("", |(_, rest)| rest).trim_start();
            Account {
                name: field.ident.as_ref().map(ToString::to_string).unwrap_or_default(),
                meaning: docs(&field.attrs),
                writable: ["mut", "init", "unsafe"].iter().any(|word| first.starts_with(word)),
                signer: tight(&text(&field.ty)) == "Signer",
            }
        })
        .collect();
    if accounts.attrs.iter().any(|attribute| attribute.path().is_ident("event_cpi")) {
        for (name, meaning) in [
            ("event_authority", "Signs the event: the address of the seed `__event_authority`."),
            ("program", "This program."),
        ] {
            let (name, meaning) = (name.to_owned(), meaning.to_owned());
            list.push(Account { name, meaning, writable: false, signer: false });
        }
    }
    list
}

/// A documentation in one line.
pub fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn is_doc(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
}

/// What comes before and after the heading of the errors.
pub fn split_errors(docs: &str) -> (String, String) {
    match docs.split_once("# Errors") {
        Some((before, after)) => (before.trim().to_owned(), after.trim().to_owned()),
        None => (docs.to_owned(), String::new()),
    }
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

/// Without the spaces that stand between tokens.
fn tight(text: &str) -> String {
    text.replace(' ', "").replace("alloc::vec::", "")
}
