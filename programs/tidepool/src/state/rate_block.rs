//! The part of a pool that prices its shares: bytes 16 to 160 of the account, for good.

use anchor_lang::{
    bytemuck::{Pod, Zeroable},
    prelude::*,
};
use tidepool_math::{
    Epoch, FLAG_INSOLVENT, Lamports, Ledger, LossIndex, Millionths, Parameters, Shares, Slot, Tide,
};

/// What any program may read to price tideSOL; `tidepool_math::RateView` parses it.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable, IdlType)]
pub struct RateBlock {
    /// Lamports recognised or scheduled for share holders (`B`).
    pub backing: u64,
    /// Unvested lamports at `tide_start` (`U0`).
    pub tide_amount: u64,
    /// The slot from which they vest (`s0`).
    pub tide_start: u64,
    /// Slots until all of them have (`d`).
    pub tide_duration: u64,
    /// Shares: minted, locked and unclaimed fee shares (`S`).
    pub shares: u64,
    /// Lamports of fees that become tide at the next update (`P`).
    pub pending_fees: u64,
    /// Lamports owed to open tickets (`D`).
    pub ticket_debt: u64,
    /// Factor of all losses that tickets have borne (`I`), 64.64 fixed point.
    pub loss_index: PodU128,
    /// Lamports of loss not yet made good (`C`).
    pub loss_carry: u64,
    /// Lamports observed and not yet booked (`pend`).
    pub observed: i64,
    /// The epoch of the last update.
    pub last_update_epoch: u64,
    /// The slot of the last update.
    pub last_update_slot: u64,
    /// Bit 0: insolvent.
    pub flags: u32,
    /// Least fee of every exit, in millionths.
    pub exit_floor: u32,
    /// Fee of an instant exit that empties the reserve, in millionths.
    pub exit_ceiling: u32,
    /// Fee of a deposit, in millionths.
    pub deposit_fee: u32,
    /// The protocol's part of a gain, in millionths.
    pub protocol_fee: u32,
    /// The part of the backing that the reserve keeps free, in millionths.
    pub reserve_target: u32,
    /// Lamports tracked in the reserve, rent and the locked SOL included.
    pub reserve: u64,
    /// Shares issued as tokens, as far as the last update knew the burns.
    pub minted: u64,
}

impl RateBlock {
    /// The ledger, completed by the two numbers that no price needs.
    #[inline(always)]
    pub fn ledger(&self, gap_out: u64, open_tickets: u64) -> Ledger {
        Ledger {
            backing: Lamports(self.backing),
            tide: Tide {
                amount: Lamports(self.tide_amount),
                start: Slot(self.tide_start),
                duration: self.tide_duration,
            },
            shares: Shares(self.shares),
            minted: Shares(self.minted),
            pending_fees: Lamports(self.pending_fees),
            ticket_debt: Lamports(self.ticket_debt),
            open_tickets,
            loss_index: LossIndex(self.loss_index.into()),
            loss_carry: Lamports(self.loss_carry),
            observed: self.observed,
            reserve: Lamports(self.reserve),
            gap_out: Lamports(gap_out),
            last_update_epoch: Epoch(self.last_update_epoch),
            last_update_slot: Slot(self.last_update_slot),
            insolvent: self.flags & FLAG_INSOLVENT != 0,
        }
    }

    /// Writes the ledger back.
    #[inline(always)]
    pub fn store(&mut self, ledger: &Ledger) {
        self.backing = ledger.backing.0;
        self.tide_amount = ledger.tide.amount.0;
        self.tide_start = ledger.tide.start.0;
        self.tide_duration = ledger.tide.duration;
        self.shares = ledger.shares.0;
        self.minted = ledger.minted.0;
        self.pending_fees = ledger.pending_fees.0;
        self.ticket_debt = ledger.ticket_debt.0;
        self.loss_index = ledger.loss_index.0.into();
        self.loss_carry = ledger.loss_carry.0;
        self.observed = ledger.observed;
        self.reserve = ledger.reserve.0;
        self.last_update_epoch = ledger.last_update_epoch.0;
        self.last_update_slot = ledger.last_update_slot.0;
        if ledger.insolvent {
            self.flags |= FLAG_INSOLVENT;
        }
    }

    /// The five parameters that live in the block.
    pub(crate) fn store_parameters(&mut self, parameters: &Parameters) {
        self.exit_floor = parameters.exit_floor.0;
        self.exit_ceiling = parameters.exit_ceiling.0;
        self.deposit_fee = parameters.deposit_fee.0;
        self.protocol_fee = parameters.protocol_fee.0;
        self.reserve_target = parameters.reserve_target.0;
    }

    /// The parameters, completed by the policy that no price needs.
    #[inline(always)]
    pub(crate) fn parameters(&self, policy: &super::pool::Policy) -> Parameters {
        Parameters {
            exit_floor: Millionths(self.exit_floor),
            exit_ceiling: Millionths(self.exit_ceiling),
            deposit_fee: Millionths(self.deposit_fee),
            protocol_fee: Millionths(self.protocol_fee),
            reserve_target: Millionths(self.reserve_target),
            window: Millionths(policy.window),
            movement_cap: Millionths(policy.movement_cap),
            max_commission: Millionths(policy.max_commission),
        }
    }
}
