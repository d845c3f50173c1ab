//! Ours and theirs over the same validators, in one bank.

use solana_instruction::error::InstructionError;
use tidepool_tests::{
    Failure, Holder, Receipt, SOL, SplPool, World, assert_refused_by,
    scene::DEPOSIT,
    spl_pool::{Edition, Fees},
};

/// What their staker leaves in the reserve, about what ours keeps.
const KEPT: u64 = 20 * SOL;

/// One pool of each kind.
pub struct Both {
    /// The bank and our pool.
    pub world: World,
    /// Who has deposited 1,000 SOL here.
    pub alice: Holder,
    /// Their pool.
    pub theirs: SplPool,
    /// Who has deposited 1,000 SOL there.
    pub anna: Holder,
}

impl Both {
    /// An epoch after both deposits: nearly all is staked and active, both pools are updated.
    pub async fn staked(fees: Fees) -> Self {
        let (mut world, alice) = World::deposited().await;
        let bank = &mut world.bank;
        let mut theirs = SplPool::begin(bank, Edition::Today, fees).await;
        let anna = theirs.holder(bank, 10 * DEPOSIT).await;
        theirs.deposit(bank, &anna, DEPOSIT).await.expect("a deposit");
        for validator in &world.validators {
            theirs.add(bank, validator.vote).await;
        }
        let each = (DEPOSIT - KEPT) / 3 - 2 * SOL;
        for validator in &theirs.validators {
            theirs.order(bank, theirs.increase(validator, each)).await;
        }
        let mut both = Self { world, alice, theirs, anna };
        both.world.turn_epoch().await;
        both.update().await;
        both
    }

    /// Updates both pools.
    pub async fn update(&mut self) {
        self.world.update().await;
        self.theirs.update(&mut self.world.bank).await;
    }

    /// Moves to the last slots of the epoch.
    pub async fn move_to_last_slots(&mut self) {
        self.world.move_to(999_000).await;
    }

    /// The same person at both pools: with an account of our shares, and of their tokens.
    pub async fn stranger(&mut self, lamports: u64) -> (Holder, Holder) {
        let ours = self.world.holder(lamports).await;
        let theirs = self.theirs.holder(&mut self.world.bank, lamports).await;
        (ours, theirs)
    }
}

/// Reasons of theirs, by their numbers.
#[derive(Clone, Copy, Debug)]
pub enum Reason {
    StakeListOutOfDate = 16,
    StakeListAndPoolOutOfDate = 17,
    IncorrectWithdrawVoteAddress = 25,
    DepositTooSmall = 29,
    InvalidSolWithdrawAuthority = 34,
    SolWithdrawalTooLarge = 35,
    EpochRewardDistributionInProgress = 43,
}

/// Asserts that their program refused for this reason.
#[track_caller]
pub fn assert_they_refuse(result: &Result<Receipt, Failure>, reason: Reason) {
    assert_refused_by(result, &InstructionError::Custom(reason as u32));
}

/// What somebody gained, in lamports.
pub fn gain(before: u64, after: u64) -> i64 {
    i64::try_from(after).expect("lamports") - i64::try_from(before).expect("lamports")
}
