//! Mutants of comparisons: the boundary moves by one, or `and` becomes `or`.

use syn::{BinOp, Expr, ExprBinary, spanned::Spanned};

use super::{finder::Finder, mutant::Kind};

/// The mutant of one operator, if it compares.
pub fn of(finder: &mut Finder<'_>, binary: &ExprBinary) {
    if matches!(&*binary.left, Expr::Let(_)) || matches!(&*binary.right, Expr::Let(_)) {
        return;
    }
    let (new, kind) = match binary.op {
        BinOp::Lt(_) => ("<=", Kind::Operator),
        BinOp::Le(_) => ("<", Kind::Operator),
        BinOp::Gt(_) => (">=", Kind::Operator),
        BinOp::Ge(_) => (">", Kind::Operator),
        BinOp::Eq(_) => ("!=", Kind::Negate),
        BinOp::Ne(_) => ("==", Kind::Negate),
        BinOp::And(_) => ("||", Kind::Operator),
        BinOp::Or(_) => ("&&", Kind::Operator),
        _ => return,
    };
    finder.add(kind, new, finder.source(binary), binary.op.span().byte_range(), new);
}
