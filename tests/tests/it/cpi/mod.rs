//! Calls into the pool by other programs, and the code that `docs/integrating.md` shows.

mod interface;
mod native;
mod price;
mod quotes;
mod rights;
mod states;
mod vault;
mod vault_calls;
mod vault_tickets;
