//! Stake accounts, as the stake program keeps them.

/// A delegated stake account.
///
/// The cluster lets only a part of all stake change at a boundary. Here everything that asked to
/// does: who compares this model with a cluster keeps the pool small beside the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stake {
    /// All its lamports.
    pub lamports: i128,
    /// Those of them that are delegated.
    pub delegated: i128,
    /// The epoch of the delegation.
    pub activation: u64,
    /// The epoch of the deactivation.
    pub deactivation: Option<u64>,
}

/// What all of a delegation is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Delegated in this epoch.
    Starting,
    /// Effective.
    Active,
    /// Deactivated in this epoch.
    Cooling,
    /// Of no effect any more, or never of any.
    Inactive,
}

impl Stake {
    /// `lamports`, of which all but the rent are delegated in `epoch`.
    pub fn starting(lamports: i128, rent: u64, epoch: u64) -> Self {
        let delegated = lamports - i128::from(rent);
        Self { lamports, delegated, activation: epoch, deactivation: None }
    }

    /// What it is doing in `epoch`.
    pub fn phase(&self, epoch: u64) -> Phase {
        match self.deactivation {
            None if self.activation == epoch => Phase::Starting,
            None => Phase::Active,
            Some(end) if end == self.activation || end < epoch => Phase::Inactive,
            Some(_) => Phase::Cooling,
        }
    }

    /// Lamports that are neither delegated nor rent.
    pub fn excess(&self, rent: u64) -> i128 {
        (self.lamports - self.delegated - i128::from(rent)).max(0)
    }

    /// Takes in another active stake, whose rent becomes excess.
    pub fn merge(&mut self, other: &Self) {
        self.lamports += other.lamports;
        self.delegated += other.delegated;
    }
}

/// Which of a validator's two accounts, and the seed of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The lasting one.
    Main,
    /// The one on its way in or out.
    Transient,
}

/// What distinguishes an address from the validator's others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StakeAddress {
    /// The validator.
    pub validator: usize,
    /// As which kind it was made; a transient that becomes the main account keeps its address.
    pub made_as: Kind,
    /// Its generation.
    pub generation: u32,
}

/// An account that an entry records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its address.
    pub address: StakeAddress,
    /// What is there; nothing after a total loss.
    pub stake: Option<Stake>,
}

impl Recorded {
    /// Lamports there.
    pub fn lamports(&self) -> i128 {
        self.stake.map_or(0, |stake| stake.lamports)
    }
}
