//! The proof that the fixed numbers fit each other; those of the arithmetic are proved in
//! `tidepool-math`.

// Constants cannot call `into`, and widening loses nothing; none of this runs.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use core::mem::size_of;

use tidepool_math::Parameter;

use crate::{
    constants::{
        HISTORY_LEN, MAX_CAPACITY, MAX_GROWTH, MAX_INITIAL_CAPACITY, MAX_ITEMS,
        MAX_PAUSES_IN_A_ROW, PAUSE_EPOCHS, TOKEN_ACCOUNT_LEN, VALIDATOR_WAIT_EPOCHS,
        WAIT_FULL_EPOCHS,
    },
    instructions::admin::set_weights::WeightChange,
    state::{Pool, Role, ValidatorEntry, ValidatorListHeader, history::History},
};

/// Bytes that one instruction may allocate, or add to an account.
const ALLOCATION: usize = 10_240;
/// Bytes of the largest account there can be.
const LARGEST: usize = 10 * 1_024 * 1_024;
/// Bytes of the heap.
const HEAP: usize = 32 * 1_024;
const ENTRY: usize = size_of::<ValidatorEntry>();
/// The discriminator, the header and the word that counts the entries.
const HEAD: usize = 8 + size_of::<ValidatorListHeader>() + 8;

const fn list(slots: u32) -> usize {
    HEAD + slots as usize * ENTRY
}

// One call makes a list as long as promised and no longer, one call grows it so.
const _: () = assert!(list(MAX_INITIAL_CAPACITY) <= ALLOCATION);
const _: () = assert!(list(MAX_INITIAL_CAPACITY + 1) > ALLOCATION);
const _: () = assert!(MAX_GROWTH as usize * ENTRY <= ALLOCATION);
const _: () = assert!((MAX_GROWTH + 1) as usize * ENTRY > ALLOCATION);
const _: () = assert!(MAX_INITIAL_CAPACITY < MAX_CAPACITY && list(MAX_CAPACITY) <= LARGEST);
// The pool is made by one call as well.
const _: () = assert!(8 + size_of::<Pool>() <= ALLOCATION);
const _: () = assert!(size_of::<History>() > HISTORY_LEN * 2 * size_of::<u64>());
// The longest list in an instruction takes less than half the heap.
const _: () = assert!(MAX_ITEMS as usize * size_of::<WeightChange>() <= HEAP / 2);
const _: () = assert!(TOKEN_ACCOUNT_LEN == 165);
// A slot for each role and each parameter, in the order of their numbers.
const _: () = assert!(Role::ALL.len() == 4 && Role::ALL[3] as usize == 3);
const _: () = assert!(Parameter::ALL.len() == 8 && Parameter::ALL[7] as usize == 7);
// A validator cannot get a weight sooner than a holder can read of it and leave by a ticket, and
// what a guardian can close at most is open again for as long as one pause lasts.
const _: () = assert!(WAIT_FULL_EPOCHS >= 2 && VALIDATOR_WAIT_EPOCHS >= 2);
const _: () = assert!(MAX_PAUSES_IN_A_ROW * PAUSE_EPOCHS == 15);
