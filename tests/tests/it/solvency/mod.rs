//! The second opinion on what a pool holds and owes, on the real bank.

mod declared;
mod forged_books;
mod missing_lamports;
mod offsets;
mod story;
