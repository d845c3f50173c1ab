//! What is done with a pair of operands.

/// An operation, by its number in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operation {
    /// The product modulo 2^128.
    Multiply = 0,
    /// The quotient, or the dividend when the divisor is zero.
    Divide = 1,
    /// The remainder, or the dividend when the divisor is zero.
    Remainder = 2,
    /// Exclusive or, which needs no builtin: the cost of everything else, to subtract.
    Nothing = 3,
}

impl Operation {
    /// All of them, in the order of their numbers.
    pub const ALL: [Operation; 4] = [Self::Multiply, Self::Divide, Self::Remainder, Self::Nothing];

    /// The operation of this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The result, by the operators of the language: on the host the compiler's own code, in the
    /// machine the builtins.
    #[inline]
    pub fn apply(self, a: u128, b: u128) -> u128 {
        match self {
            Operation::Multiply => a.wrapping_mul(b),
            Operation::Divide => a.checked_div(b).unwrap_or(a),
            Operation::Remainder => a.checked_rem(b).unwrap_or(a),
            Operation::Nothing => a ^ b,
        }
    }
}
