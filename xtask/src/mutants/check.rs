//! Mutants of checks: `require!` and its kin, and statements whose only trace is a refusal.

use syn::{
    Expr, Macro, Stmt, Token, parse::Parser, punctuated::Punctuated, spanned::Spanned, visit::Visit,
};

use super::{branch, finder::Finder, mutant::Kind};

/// Macros that refuse unless two values are as said, and the one that demands the opposite.
const OPPOSITES: &[(&str, &str)] = &[
    ("require_eq", "require_neq"),
    ("require_neq", "require_eq"),
    ("require_keys_eq", "require_keys_neq"),
    ("require_keys_neq", "require_keys_eq"),
    ("require_gt", "require_gte"),
    ("require_gte", "require_gt"),
];

/// The mutants that delete a whole statement.
pub fn statement(finder: &mut Finder<'_>, statement: &Stmt) {
    let is_check = match statement {
        Stmt::Macro(called) => called.mac.path.segments.last().is_some_and(is_require),
        Stmt::Expr(Expr::Try(tried), Some(_)) => {
            matches!(*tried.expr, Expr::Call(_) | Expr::MethodCall(_))
        }
        _ => false,
    };
    if is_check {
        let range = statement.span().byte_range();
        finder.add(Kind::Delete, "delete", finder.source(statement), range, "");
    }
}

/// The mutants of a check's condition.
pub fn inside_macro(finder: &mut Finder<'_>, call: &Macro) {
    let Some(name) = call.path.segments.last() else { return };
    let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone());
    let Ok(arguments) = arguments else { return };
    if let Some(condition) = arguments.first().filter(|_| name.ident == "require") {
        branch::negate(finder, condition);
    }
    let opposite = OPPOSITES.iter().find(|(one, _)| name.ident == one);
    if let Some((_, opposite)) = opposite {
        let shown = finder.source(call);
        finder.add(Kind::Negate, "negate", shown, name.ident.span().byte_range(), opposite);
    }
    if is_require(name) {
        arguments.iter().for_each(|argument| finder.visit_expr(argument));
    }
}

/// A `matches!` says the opposite.
pub fn question(finder: &mut Finder<'_>, expression: &Expr) {
    if let Expr::Macro(called) = expression
        && called.mac.path.is_ident("matches")
    {
        branch::negate(finder, expression);
    }
}

fn is_require(segment: &syn::PathSegment) -> bool {
    segment.ident.to_string().starts_with("require")
}
