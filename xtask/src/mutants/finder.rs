//! Finds everything in a file of the program that a mutant can change.

use std::{ops::Range, path::Path};

use anyhow::{Context, Result};
use syn::{
    Arm, Block, Expr, ExprBinary, ExprIf, ExprMethodCall, ExprTry, ExprUnary, ImplItemFn, ItemFn,
    ItemImpl, ItemStruct, Macro, ReturnType, Signature, Stmt, UnOp,
    spanned::Spanned,
    visit::{self, Visit},
};

use super::{
    account, branch, check, method,
    mutant::{Kind, Mutant, snippet},
    operator,
};

/// All mutants of one file's text, in its order; `file` is its path below the program's `src`.
pub fn find(file: &Path, text: &str) -> Result<Vec<Mutant>> {
    let parsed = syn::parse_file(text).with_context(|| file.display().to_string())?;
    let mut finder = Finder { file, text, place: vec![], found: vec![] };
    finder.visit_file(&parsed);
    let mut found = finder.found;
    number(&mut found);
    Ok(found)
}

/// Numbers those that would have the same name.
fn number(found: &mut [Mutant]) {
    for index in 0..found.len() {
        let (before, rest) = found.split_at_mut(index);
        let Some(this) = rest.first_mut() else { return };
        let same = |one: &&Mutant| one.place == this.place && one.what == this.what;
        this.number = before.iter().filter(same).count() + 1;
    }
}

/// Walks through a file.
pub struct Finder<'a> {
    file: &'a Path,
    text: &'a str,
    place: Vec<String>,
    found: Vec<Mutant>,
}

impl<'a> Finder<'a> {
    /// The source of a piece of syntax.
    pub fn source(&self, of: &impl Spanned) -> &'a str {
        &self.text[of.span().byte_range()]
    }

    /// The source between two bytes of the file.
    pub fn between(&self, range: Range<usize>) -> &'a str {
        &self.text[range]
    }

    /// Adds the mutant that replaces `range`; `shown` is the code that its name speaks of.
    pub fn add(&mut self, kind: Kind, verb: &str, shown: &str, range: Range<usize>, new: &str) {
        let line = self.text[..range.start].matches('\n').count() + 1;
        self.found.push(Mutant {
            file: self.file.to_path_buf(),
            line,
            place: self.place.join("::"),
            kind,
            what: format!("{verb} `{}`", snippet(shown)),
            range,
            replacement: new.to_owned(),
            number: 1,
        });
    }

    /// Runs `walk` with one more name in front of what it finds.
    pub fn inside(&mut self, name: String, walk: impl FnOnce(&mut Self)) {
        self.place.push(name);
        walk(self);
        self.place.pop();
    }

    /// A function that answers yes or no answers always the same.
    fn decides(&mut self, signature: &Signature, body: &Block) {
        let ReturnType::Type(_, ty) = &signature.output else { return };
        if self.source(ty) == "bool" {
            for answer in ["true", "false"] {
                let new = format!("{{ {answer} }}");
                let range = body.span().byte_range();
                self.add(Kind::Delete, &format!("always {answer}:"), "body", range, &new);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        account::constraints(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let name = self.source(&*item.self_ty).to_owned();
        self.inside(name, |finder| visit::visit_item_impl(finder, item));
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.inside(item.sig.ident.to_string(), |finder| {
            finder.decides(&item.sig, &item.block);
            visit::visit_item_fn(finder, item);
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.inside(item.sig.ident.to_string(), |finder| {
            finder.decides(&item.sig, &item.block);
            visit::visit_impl_item_fn(finder, item);
        });
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        check::statement(self, statement);
        visit::visit_stmt(self, statement);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        check::inside_macro(self, call);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        check::question(self, expression);
        visit::visit_expr(self, expression);
    }

    fn visit_expr_if(&mut self, branch: &'ast ExprIf) {
        branch::of_if(self, branch);
        visit::visit_expr_if(self, branch);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        branch::of_arm(self, arm);
        visit::visit_arm(self, arm);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        method::of_call(self, call);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_try(&mut self, tried: &'ast ExprTry) {
        method::of_try(self, tried);
        visit::visit_expr_try(self, tried);
    }

    fn visit_expr_binary(&mut self, binary: &'ast ExprBinary) {
        operator::of(self, binary);
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast ExprUnary) {
        if let UnOp::Not(not) = unary.op {
            self.add(Kind::Negate, "not", self.source(unary), not.span().byte_range(), "");
        }
        visit::visit_expr_unary(self, unary);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::find;

    /// Each mutant of a text as `what => the changed text`, without line breaks.
    fn changes(text: &str) -> Vec<String> {
        let found = find(Path::new("a.rs"), text).expect("it is Rust");
        found.iter().map(|one| format!("{} => {}", one.what, one.apply(text))).collect()
    }

    #[test]
    fn a_check_is_deleted_and_turned_round() {
        assert_eq!(
            changes("fn a() { require!(b <= c, E); d }"),
            [
                "delete `require!(b <= c, E);` => fn a() {  d }",
                "negate `b <= c` => fn a() { require!(!(b <= c), E); d }",
                "< `b <= c` => fn a() { require!(b < c, E); d }",
            ]
        );
    }

    #[test]
    fn an_equality_is_turned_round_once() {
        assert_eq!(
            changes("fn a() { if b == c { return d; } e }"),
            [
                "never `if b == c` => fn a() { if false { return d; } e }",
                "!= `b == c` => fn a() { if b != c { return d; } e }",
            ]
        );
    }

    #[test]
    fn calls_that_may_refuse_and_filters_are_deleted() {
        assert_eq!(
            changes("fn a() { b(c)?; let d = e.filter(f).ok_or(G)?; }"),
            [
                "delete `b(c)?;` => fn a() {  let d = e.filter(f).ok_or(G)?; }",
                "zero for `e.filter(f).ok_or(G)?` => \
                 fn a() { b(c)?; let d = e.filter(f).unwrap_or_default(); }",
                "delete `.filter(f)` => fn a() { b(c)?; let d = e.ok_or(G)?; }",
            ]
        );
    }

    #[test]
    fn a_constraint_is_dropped_alone_and_a_signer_need_not_sign() {
        let text = "#[derive(Accounts)] struct A { #[account(mut, address = b @ C)] d: Signer }";
        assert_eq!(
            changes(text),
            [
                "unchecked `Signer` => #[derive(Accounts)] struct A { \
                 #[account(mut, address = b @ C)] d: UncheckedAccount }",
                "drop `mut` => #[derive(Accounts)] struct A { \
                 #[account(address = b @ C)] d: Signer }",
                "drop `address = b @ C` => #[derive(Accounts)] struct A { \
                 #[account(mut)] d: Signer }",
            ]
        );
    }

    #[test]
    fn names_have_no_lines_and_differ() {
        let text = "fn a() { b(c)?; b(c)?; }";
        let found = find(Path::new("a.rs"), text).expect("it is Rust");
        let names: Vec<String> = found.iter().map(super::Mutant::name).collect();
        assert_eq!(names, ["a.rs a: delete `b(c)?;`", "a.rs a: delete `b(c)?;` #2"]);
    }
}
