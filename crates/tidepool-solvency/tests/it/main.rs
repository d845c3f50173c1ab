//! The check on pools that exist on paper only.

mod any_bytes;
mod books;
mod paper;
mod reading;
mod stake;
mod table;
mod tickets;
