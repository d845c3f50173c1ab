//! One file an instruction, by who calls it. An instruction never imports another.

pub mod admin;
pub mod crank;
pub mod user;
pub mod view;

// The framework's macros look for the account structs at the crate's root.
pub use admin::{
    add_validator::*, claim_fees::*, create_pool::*, governance::*, grow_list::*,
    remove_validator::*, set_metadata::*, set_weights::*,
};
pub use crank::{
    delegate::*, flag_validator::*, prune_validator::*, undelegate::*, update_pool::*,
    update_validators::*,
};
pub use user::{
    cancel_ticket::*, claim_ticket::*, deposit_sol::*, deposit_stake::*, order_ticket::*,
    redeem::*, redeem_sol::*, redeem_stake::*, transfer_ticket::*,
};
pub use view::{exchange_rate::*, quote_deposit::*, quote_redeem::*};

// Whatever wallets and other programs call all day has a walk of its own.
anchor_lang::walks! {
    own: [DepositSol, RedeemSol],
    shared: [
        AddValidator, CancelTicket, ClaimFees, ClaimTicket, CreatePool, Delegate, DepositStake,
        ExchangeRate, FlagValidator, Governance, GrowList, OrderTicket, PruneValidator,
        QuoteDeposit, QuoteRedeem, Redeem, RedeemStake, RemoveValidator, SetMetadata, SetWeights,
        TransferTicket, Undelegate, UpdatePool, UpdateValidators,
    ],
}
