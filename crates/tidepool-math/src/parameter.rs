//! One parameter by its number, and which of its changes can hurt a holder.

use crate::{
    amount::Millionths,
    error::{Error, Result},
    parameters::Parameters,
};

/// The parameters, by the numbers that instructions and accounts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Parameter {
    /// [`Parameters::exit_floor`].
    ExitFloor = 0,
    /// [`Parameters::exit_ceiling`].
    ExitCeiling = 1,
    /// [`Parameters::deposit_fee`].
    DepositFee = 2,
    /// [`Parameters::protocol_fee`].
    ProtocolFee = 3,
    /// [`Parameters::reserve_target`].
    ReserveTarget = 4,
    /// [`Parameters::window`].
    Window = 5,
    /// [`Parameters::movement_cap`].
    MovementCap = 6,
    /// [`Parameters::max_commission`].
    MaxCommission = 7,
}

impl Parameter {
    /// All of them; a parameter's number is its place here.
    pub const ALL: [Self; 8] = [
        Self::ExitFloor,
        Self::ExitCeiling,
        Self::DepositFee,
        Self::ProtocolFee,
        Self::ReserveTarget,
        Self::Window,
        Self::MovementCap,
        Self::MaxCommission,
    ];

    /// The parameter of this number, if there is one.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Whether a change from `old` to `new` can hurt a holder, and so has to wait.
    ///
    /// A higher fee or a looser limit does. A reserve target or a window can hurt either way:
    /// too little cash or time makes exits dear, too much leaves stake idle.
    #[must_use]
    pub const fn change_hurts(self, old: Millionths, new: Millionths) -> bool {
        match self {
            Self::ReserveTarget | Self::Window => new.0 != old.0,
            _ => new.0 > old.0,
        }
    }
}

impl Parameters {
    /// The value of one of them.
    #[must_use]
    pub const fn get(&self, parameter: Parameter) -> Millionths {
        match parameter {
            Parameter::ExitFloor => self.exit_floor,
            Parameter::ExitCeiling => self.exit_ceiling,
            Parameter::DepositFee => self.deposit_fee,
            Parameter::ProtocolFee => self.protocol_fee,
            Parameter::ReserveTarget => self.reserve_target,
            Parameter::Window => self.window,
            Parameter::MovementCap => self.movement_cap,
            Parameter::MaxCommission => self.max_commission,
        }
    }

    /// The same with one of them changed, each checked against its bounds.
    ///
    /// # Errors
    /// [`Error::ParameterOutOfBounds`], also when the exit floor and ceiling would cross.
    pub fn with(&self, parameter: Parameter, value: Millionths) -> Result<Self> {
        let mut changed = *self;
        let place = match parameter {
            Parameter::ExitFloor => &mut changed.exit_floor,
            Parameter::ExitCeiling => &mut changed.exit_ceiling,
            Parameter::DepositFee => &mut changed.deposit_fee,
            Parameter::ProtocolFee => &mut changed.protocol_fee,
            Parameter::ReserveTarget => &mut changed.reserve_target,
            Parameter::Window => &mut changed.window,
            Parameter::MovementCap => &mut changed.movement_cap,
            Parameter::MaxCommission => &mut changed.max_commission,
        };
        *place = value;
        changed.validate().map(|()| changed)
    }

    /// Whether `value` lies within the parameter's own bounds, whatever the others are.
    ///
    /// # Errors
    /// [`Error::ParameterOutOfBounds`].
    pub fn require_within(parameter: Parameter, value: Millionths) -> Result<()> {
        let bounds = Self::BOUNDS;
        let range = match parameter {
            Parameter::ExitFloor => bounds.exit_floor,
            Parameter::ExitCeiling => bounds.exit_ceiling,
            Parameter::DepositFee => bounds.deposit_fee,
            Parameter::ProtocolFee => bounds.protocol_fee,
            Parameter::ReserveTarget => bounds.reserve_target,
            Parameter::Window => bounds.window,
            Parameter::MovementCap => bounds.movement_cap,
            Parameter::MaxCommission => bounds.max_commission,
        };
        if range.contains(value) { Ok(()) } else { Err(Error::ParameterOutOfBounds) }
    }
}
