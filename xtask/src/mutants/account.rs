//! Mutants of account structs: one constraint or one type less.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Expr, Field, Fields, ItemStruct, Meta, Token,
    parse::{Parse, ParseStream},
    spanned::Spanned,
    visit::Visit,
};

use super::{finder::Finder, mutant::Kind};

/// Types whose loading is a check by itself.
const CHECKED_TYPES: &[&str] = &["Signer", "Program"];
/// The type that the framework checks nothing of.
const UNCHECKED: &str = "UncheckedAccount";

/// A constraint that is made of an expression, with the error after `@`.
struct Condition(Expr);

impl Parse for Condition {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<syn::Ident>()?;
        input.parse::<Token![=]>()?;
        let condition = input.parse()?;
        input.parse::<TokenStream>()?;
        Ok(Self(condition))
    }
}

/// The mutants of an account struct; none of any other.
pub fn constraints(finder: &mut Finder<'_>, item: &ItemStruct) {
    let accounts = item.attrs.iter().any(|attribute| {
        attribute.path().is_ident("derive") && finder.source(attribute).contains("Accounts")
    });
    let Fields::Named(fields) = &item.fields else { return };
    if !accounts {
        return;
    }
    for field in &fields.named {
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        finder.inside(format!("{}.{name}", item.ident), |finder| {
            of_type(finder, field);
            for attribute in field.attrs.iter().filter(|one| one.path().is_ident("account")) {
                of_attribute(finder, attribute);
            }
        });
    }
}

fn of_type(finder: &mut Finder<'_>, field: &Field) {
    let ty = finder.source(&field.ty);
    let head = ty.split('<').next().unwrap_or_default();
    if CHECKED_TYPES.contains(&head) {
        finder.add(Kind::Account, "unchecked", ty, field.ty.span().byte_range(), UNCHECKED);
    }
}

fn of_attribute(finder: &mut Finder<'_>, attribute: &Attribute) {
    let Meta::List(list) = &attribute.meta else { return };
    let items = items(&list.tokens);
    let is_new = items.iter().any(|item| finder.between(item.clone()) == "init");
    for (index, item) in items.iter().enumerate() {
        let source = finder.between(item.clone());
        if is_droppable(source, is_new) {
            drop_item(finder, attribute, &items, index);
        }
        if source.starts_with("constraint") {
            negate(finder, &list.tokens, item);
        }
    }
}

/// What says where or how an account is made is no check; a bump belongs to its seeds.
fn is_droppable(source: &str, is_new: bool) -> bool {
    let name = source.split([' ', '=', '(']).next().unwrap_or_default();
    match name {
        "init" | "payer" | "space" | "bump" => false,
        "seeds" => !is_new,
        _ => true,
    }
}

/// The attribute without one of its items, or without the attribute where it is the only one.
fn drop_item(
    finder: &mut Finder<'_>,
    attribute: &Attribute,
    items: &[Range<usize>],
    dropped: usize,
) {
    let source = finder.between(items[dropped].clone());
    let seeds = source.starts_with("seeds");
    let kept: Vec<&str> = items
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != dropped)
        .map(|(_, item)| finder.between(item.clone()))
        .filter(|item| !(seeds && item.starts_with("bump")))
        .collect();
    let new =
        if kept.is_empty() { String::new() } else { format!("#[account({})]", kept.join(", ")) };
    let kind = if source == "mut" { Kind::Writable } else { Kind::Account };
    finder.add(kind, "drop", source, attribute.span().byte_range(), &new);
}

fn negate(finder: &mut Finder<'_>, tokens: &TokenStream, item: &Range<usize>) {
    let within: TokenStream = tokens
        .clone()
        .into_iter()
        .filter(|token| item.contains(&token.span().byte_range().start))
        .collect();
    if let Ok(Condition(condition)) = syn::parse2(within) {
        finder.visit_expr(&condition);
    }
}

/// The bytes of each item of a list that commas divide.
fn items(tokens: &TokenStream) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    let mut begins = true;
    for token in tokens.clone() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            begins = true;
            continue;
        }
        let range = token.span().byte_range();
        match found.last_mut() {
            Some(last) if !begins => last.end = range.end,
            _ => found.push(range),
        }
        begins = false;
    }
    found
}
