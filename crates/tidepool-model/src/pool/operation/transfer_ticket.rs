//! `transfer_ticket`.

use crate::pool::Pool;

impl Pool {
    /// The owner of the ticket at `place` gives it to somebody.
    pub fn transfer_ticket(&mut self, place: usize, to: usize) {
        self.tickets[place].owner = to;
    }
}
