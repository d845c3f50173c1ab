//! What somebody does, with exact numbers, and what the model makes of it.

use tidepool_model::pool::{Given, Key, Kind, Pool, Refusal, StakeExit};

/// Time that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// To this slot of the epoch.
    ToSlot(u64),
    /// To the next epoch's first slot, while rewards are being paid.
    Boundary,
    /// Until rewards are paid.
    RewardsPaid,
}

/// What somebody does. Validators are meant by their index on the list where they are called
/// `index`, else by their place in [`Pool::validators`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Deed {
    DepositSol { who: usize, lamports: u64, minimum: u64 },
    RedeemSol { who: usize, shares: u64, minimum: u64 },
    Redeem { who: usize, nonce: u64, shares: u64, minimum: u64 },
    OrderTicket { who: usize, nonce: u64, shares: u64, minimum: u64 },
    ClaimTicket { place: usize },
    CancelTicket { place: usize, minimum: u64 },
    TransferTicket { place: usize, to: usize },
    DepositStake { place: usize, index: usize, minimum: u64 },
    RedeemStake(StakeExit),
    UpdateValidators { indexes: Vec<usize> },
    UpdatePool,
    Delegate { index: usize },
    Undelegate { index: usize },
    FlagValidator { index: usize },
    PruneValidator { index: usize },
    AddValidator { validator: usize },
    RemoveValidator { index: usize },
    SetWeights { changes: Vec<(usize, u32)> },
    ProposeAuthority { by: Key, role: usize, heir: Key },
    AcceptAuthority { by: Key, role: usize },
    CancelAuthority { by: Key, role: usize },
    ProposeChange { by: Key, parameter: usize, value: u64 },
    ApplyChange { parameter: usize },
    CancelChange { by: Key, parameter: usize },
    PauseEntries { by: Key },
    Resume { by: Key },
    ClaimFees { by: Key },
    MakeStake { who: usize, validator: usize, lamports: u64, id: u64 },
    DeactivateStake { place: usize },
    Burn { who: usize, shares: u64 },
    TipReserve { lamports: u64 },
    TipStake { index: usize, kind: Kind, lamports: u64 },
    Slash { index: usize, kind: Kind, lamports: u64 },
    Vanish { index: usize, kind: Kind },
    DeactivateDelinquent { index: usize, kind: Kind },
    SetCommission { validator: usize, bps: u16 },
    SetVoting { validator: usize, is_voting: bool },
    Pass(Time),
}

/// What an instruction answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Nothing,
    /// A number.
    Number(i128),
    /// Two of them, in lamports.
    Given(Given),
}

impl Deed {
    /// Whether the program is asked: it answers or refuses.
    pub const fn is_instruction(&self) -> bool {
        !matches!(
            self,
            Self::MakeStake { .. }
                | Self::DeactivateStake { .. }
                | Self::Burn { .. }
                | Self::TipReserve { .. }
                | Self::TipStake { .. }
                | Self::Slash { .. }
                | Self::Vanish { .. }
                | Self::DeactivateDelinquent { .. }
                | Self::SetCommission { .. }
                | Self::SetVoting { .. }
                | Self::Pass(_)
        )
    }

    /// Its kind, as an instruction is called.
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.chars().take_while(|letter| letter.is_alphanumeric()).collect()
    }

    /// Does it in the model. Time passes there when a driver says so, because the cluster alone
    /// knows what it brings.
    ///
    /// # Errors
    /// The model's refusal; nothing has changed then.
    pub fn apply(&self, pool: &mut Pool) -> Result<Answer, Refusal> {
        let number = |made: Result<i128, Refusal>| made.map(Answer::Number);
        let nothing = |made: Result<(), Refusal>| made.map(|()| Answer::Nothing);
        match *self {
            Self::DepositSol { who, lamports, minimum } => {
                number(pool.deposit_sol(who, lamports, minimum))
            }
            Self::RedeemSol { who, shares, minimum } => {
                number(pool.redeem_sol(who, shares, minimum))
            }
            Self::Redeem { who, nonce, shares, minimum } => {
                pool.redeem(who, nonce, shares, minimum).map(Answer::Given)
            }
            Self::OrderTicket { who, nonce, shares, minimum } => {
                number(pool.order_ticket(who, nonce, shares, minimum))
            }
            Self::ClaimTicket { place } => number(pool.claim_ticket(place)),
            Self::CancelTicket { place, minimum } => number(pool.cancel_ticket(place, minimum)),
            Self::TransferTicket { place, to } => {
                pool.transfer_ticket(place, to);
                Ok(Answer::Nothing)
            }
            Self::DepositStake { place, index, minimum } => {
                number(pool.deposit_stake(place, index, minimum))
            }
            Self::RedeemStake(ref wish) => number(pool.redeem_stake(wish)),
            Self::UpdateValidators { ref indexes } => nothing(pool.update_validators(indexes)),
            Self::UpdatePool => nothing(pool.update_pool().map(|_| ())),
            Self::Delegate { index } => number(pool.delegate(index)),
            Self::Undelegate { index } => number(pool.undelegate(index)),
            _ => self.apply_to_the_list(pool),
        }
    }

    fn apply_to_the_list(&self, pool: &mut Pool) -> Result<Answer, Refusal> {
        let count = |index: usize| Answer::Number(i128::try_from(index).expect("a short list"));
        match *self {
            Self::FlagValidator { index } => Ok(Answer::Number(pool.flag_validator(index)?.into())),
            Self::PruneValidator { index } => pool.prune_validator(index).map(|()| Answer::Nothing),
            Self::AddValidator { validator } => pool.add_validator(validator).map(count),
            Self::RemoveValidator { index } => {
                pool.remove_validator(index).map(|()| Answer::Nothing)
            }
            Self::SetWeights { ref changes } => pool.set_weights(changes).map(|()| Answer::Nothing),
            _ => self.apply_of_roles(pool),
        }
    }

    fn apply_of_roles(&self, pool: &mut Pool) -> Result<Answer, Refusal> {
        let nothing = |made: Result<(), Refusal>| made.map(|()| Answer::Nothing);
        match *self {
            Self::ProposeAuthority { by, role, heir } => {
                nothing(pool.propose_authority(by, role, heir))
            }
            Self::AcceptAuthority { by, role } => nothing(pool.accept_authority(by, role)),
            Self::CancelAuthority { by, role } => nothing(pool.cancel_authority(by, role)),
            Self::ProposeChange { by, parameter, value } => {
                nothing(pool.propose_change(by, parameter, value))
            }
            Self::ApplyChange { parameter } => nothing(pool.apply_change(parameter)),
            Self::CancelChange { by, parameter } => nothing(pool.cancel_change(by, parameter)),
            Self::PauseEntries { by } => nothing(pool.pause_entries(by)),
            Self::Resume { by } => nothing(pool.resume(by)),
            Self::ClaimFees { by } => pool.claim_fees(by).map(Answer::Number),
            _ => self.apply_around(pool),
        }
    }

    fn apply_around(&self, pool: &mut Pool) -> Result<Answer, Refusal> {
        match *self {
            Self::MakeStake { who, validator, lamports, id } => {
                pool.make_stake(who, validator, lamports, id)?;
            }
            Self::DeactivateStake { place } => pool.deactivate_own(place),
            Self::Burn { who, shares } => pool.burn(who, shares)?,
            Self::TipReserve { lamports } => pool.tip_reserve(lamports),
            Self::TipStake { index, kind, lamports } => pool.tip_stake(index, kind, lamports),
            Self::Slash { index, kind, lamports } => {
                pool.pay_stake(index, kind, -i128::from(lamports));
            }
            Self::Vanish { index, kind } => pool.lose_account(index, kind),
            Self::DeactivateDelinquent { index, kind } => pool.deactivate_delinquent(index, kind),
            Self::SetCommission { validator, bps } => {
                pool.validators[validator].commission = u64::from(bps) * 100;
            }
            Self::SetVoting { validator, is_voting } => {
                pool.validators[validator].is_voting = is_voting;
            }
            _ => {}
        }
        Ok(Answer::Nothing)
    }
}
