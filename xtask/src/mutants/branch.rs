//! Mutants of branches: an early way out that is never taken, a condition that is turned round.

use syn::{Arm, BinOp, Block, Expr, ExprIf, Stmt, UnOp, spanned::Spanned};

use super::{finder::Finder, mutant::Kind};

/// The mutants of an `if`.
pub fn of_if(finder: &mut Finder<'_>, branch: &ExprIf) {
    if binds(&branch.cond) {
        return;
    }
    if leaves(&branch.then_branch) {
        let range = branch.cond.span().byte_range();
        finder.add(Kind::Delete, "never", &shown(finder, &branch.cond), range, "false");
    }
    negate(finder, &branch.cond);
}

/// The mutants of a guard of a `match`.
pub fn of_arm(finder: &mut Finder<'_>, arm: &Arm) {
    let Some((_, guard)) = &arm.guard else { return };
    if binds(guard) {
        return;
    }
    let shown = format!("if {}", finder.source(&**guard));
    finder.add(Kind::Delete, "always", &shown, guard.span().byte_range(), "true");
    negate(finder, guard);
}

/// The condition turned round, unless a mutant of its operator is just that.
pub fn negate(finder: &mut Finder<'_>, condition: &Expr) {
    let covered = match condition {
        Expr::Binary(binary) => matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_)),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Not(_)),
        _ => false,
    };
    if !covered {
        let source = finder.source(condition);
        let new = format!("!({source})");
        finder.add(Kind::Negate, "negate", source, condition.span().byte_range(), &new);
    }
}

fn shown(finder: &Finder<'_>, condition: &Expr) -> String {
    format!("if {}", finder.source(condition))
}

/// Whether a condition is, or has in a chain, a pattern.
fn binds(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

/// Whether a block ends the function or the round of a loop.
fn leaves(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(Expr::Return(_) | Expr::Continue(_) | Expr::Break(_), _)) => true,
        Some(Stmt::Expr(Expr::Call(call), None)) => {
            matches!(&*call.func, Expr::Path(path) if path.path.is_ident("Err"))
        }
        _ => false,
    }
}
