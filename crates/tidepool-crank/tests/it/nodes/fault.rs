//! The fourteen faults, and which of them comes when.

use tidepool_tests::Chance;

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A transaction is taken and goes nowhere.
    Dropped,
    /// A transaction is taken and no leader takes it before it expires.
    Expired,
    /// A transaction arrives twice, and a stranger's bot does the same once more.
    Duplicated,
    /// The last slots are given up, and what landed there never did.
    RolledBack,
    /// A node shows what was true a while ago.
    StaleNode,
    /// A node still is in the epoch before.
    WrongEpoch,
    /// A node wants fewer requests.
    RateLimited,
    /// A node takes too long.
    Timeout,
    /// A node answers nonsense.
    Garbage,
    /// For a while blocks take only what pays a lot.
    FeeSpike,
    /// A trial shows too few compute units.
    ComputeOverrun,
    /// The key has next to nothing until its owner hears the alarm.
    PoorKey,
    /// A node is not there.
    NodeDown,
    /// The bot's process dies in the middle of its work.
    HalfRun,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Dropped,
        Self::Expired,
        Self::Duplicated,
        Self::RolledBack,
        Self::StaleNode,
        Self::WrongEpoch,
        Self::RateLimited,
        Self::Timeout,
        Self::Garbage,
        Self::FeeSpike,
        Self::ComputeOverrun,
        Self::PoorKey,
        Self::NodeDown,
        Self::HalfRun,
    ];

    /// In how many of a hundred requests it comes, where it is a seed's main fault.
    const fn percent(self) -> u64 {
        match self {
            Self::Dropped | Self::Duplicated | Self::NodeDown => 60,
            Self::StaleNode | Self::WrongEpoch => 40,
            Self::Expired | Self::ComputeOverrun => 35,
            Self::RateLimited | Self::Timeout | Self::Garbage => 25,
            Self::RolledBack => 20,
            Self::HalfRun => 3,
            // These are states, not events.
            Self::FeeSpike | Self::PoorKey => 0,
        }
    }
}

/// What goes wrong in one story.
pub struct Script {
    pub seed: u64,
    pub requests: u64,
    main: Option<Fault>,
    chance: Chance,
    pauses: u64,
    spike: u64,
    /// How often each fault came, in the order of [`Fault::ALL`].
    pub came: [u64; 14],
}

impl Script {
    /// The troubles of a seed; its main one is the seed's number among the fourteen.
    pub fn of(seed: u64) -> Self {
        let main = Fault::ALL[usize::try_from(seed % 14).expect("a small number")];
        let mut chance = Chance::new(seed);
        let spike = chance.number() % 4_000_000;
        Self { seed, requests: 0, main: Some(main), chance, pauses: 0, spike, came: [0; 14] }
    }

    /// No troubles.
    pub fn calm() -> Self {
        Self { main: None, ..Self::of(0) }
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.chance.number() % limit
    }

    /// Whether the seed begins with a poor key.
    pub fn is_poor(&mut self) -> bool {
        let is_poor = self.main == Some(Fault::PoorKey);
        self.count_if(Fault::PoorKey, is_poor);
        is_poor
    }

    /// What goes wrong with a node's next request.
    pub fn next(&mut self, node: usize) -> Option<Fault> {
        let main = self.main?;
        let other = Fault::ALL[usize::try_from(self.below(14)).expect("a small number")];
        let is_main = self.below(100) < main.percent();
        // A little of everything else in every seed.
        let is_other = self.below(100) < other.percent() / 6;
        let fault = if is_main { main } else { is_other.then_some(other)? };
        // The second node is of a better sort.
        let is_spared = node > 0 && self.below(3) > 0;
        if is_spared {
            return None;
        }
        // A fork without anything in it is none.
        self.count_if(fault, fault != Fault::RolledBack);
        Some(fault)
    }

    /// Counts a fault that came.
    pub fn count_if(&mut self, fault: Fault, came: bool) {
        let place = Fault::ALL.iter().position(|one| *one == fault).expect("one of all");
        self.came[place] += u64::from(came);
    }

    /// What blocks take at least now: in a spike up to four times what the bot ever pays.
    pub fn least_price(&mut self) -> u64 {
        self.pauses += 1;
        let is_spike = self.main == Some(Fault::FeeSpike) && self.pauses % 64 < 48;
        self.count_if(Fault::FeeSpike, is_spike);
        if is_spike { self.spike } else { 0 }
    }
}
