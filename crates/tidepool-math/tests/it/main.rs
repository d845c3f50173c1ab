//! Tests of the pool's arithmetic: its laws, small domains exhaustively, every formula
//! against big integers, and whole histories against an independent model.

mod agreement;
mod boundaries;
mod chance;
mod epoch_schedule;
mod exhaustive;
mod laws;
mod oracle;
mod parameter;
mod parameters;
mod pool;
mod rate_view;
