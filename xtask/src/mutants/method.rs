//! Mutants of checks that are methods: `filter`, `ok_or`, and ranges that must contain a value.

use syn::{Expr, ExprMethodCall, ExprTry, RangeLimits, spanned::Spanned};

use super::{finder::Finder, mutant::Kind};

/// A filter that lets everything through, a range without its end.
pub fn of_call(finder: &mut Finder<'_>, call: &ExprMethodCall) {
    if call.method == "filter" {
        let range = call.dot_token.span().byte_range().start..call.span().byte_range().end;
        finder.add(Kind::Delete, "delete", finder.between(range.clone()), range, "");
    }
    if call.method == "contains" {
        let mut receiver = &*call.receiver;
        while let Expr::Paren(inner) = receiver {
            receiver = &inner.expr;
        }
        if let Expr::Range(range) = receiver {
            let (limits, other) = match range.limits {
                RangeLimits::Closed(limits) => (limits.span(), ".."),
                RangeLimits::HalfOpen(limits) => (limits.span(), "..="),
            };
            let shown = finder.source(range);
            finder.add(Kind::Operator, other, shown, limits.byte_range(), other);
        }
    }
}

/// A missing value is taken for its type's zero instead of being refused.
pub fn of_try(finder: &mut Finder<'_>, tried: &ExprTry) {
    let Expr::MethodCall(call) = &*tried.expr else { return };
    if call.method == "ok_or" || call.method == "ok_or_else" {
        let range = call.dot_token.span().byte_range().start..tried.span().byte_range().end;
        finder.add(Kind::Delete, "zero for", finder.source(tried), range, ".unwrap_or_default()");
    }
}
