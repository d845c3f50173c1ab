//! What a pool takes.

/// A ratio.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// So many parts,
    pub numerator: u64,
    /// of so many.
    pub denominator: u64,
}

impl Ratio {
    /// So many basis points.
    #[must_use]
    pub const fn bps(numerator: u64) -> Self {
        Self { numerator, denominator: 10_000 }
    }

    /// Its bytes: the denominator comes first.
    pub(super) fn encode(self) -> Vec<u8> {
        [self.denominator.to_le_bytes(), self.numerator.to_le_bytes()].concat()
    }
}

/// What a pool takes of rewards, of withdrawals and of deposits.
#[derive(Clone, Copy, Debug)]
pub struct Fees {
    /// Of an epoch's rewards.
    pub epoch: Ratio,
    /// Of a withdrawal.
    pub withdrawal: Ratio,
    /// Of a deposit.
    pub deposit: Ratio,
}

impl Fees {
    /// Nothing, as many pools.
    pub const NONE: Self =
        Self { epoch: Ratio::bps(0), withdrawal: Ratio::bps(0), deposit: Ratio::bps(0) };
    /// Four hundredths of rewards and a thousandth of withdrawals, as the largest pool.
    pub const USUAL: Self =
        Self { epoch: Ratio::bps(400), withdrawal: Ratio::bps(10), deposit: Ratio::bps(0) };
}
