//! Wrong accounts that `matrix` does not make from the IDL: odd token accounts in every place for
//! one, and events of somebody else.

mod event;
mod signers;
mod token;

pub use signers::signers;
