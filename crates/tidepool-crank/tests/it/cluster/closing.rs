//! A lookup table that its owner closes while others use it.

use solana_account::Account;

use super::Cluster;

impl Cluster {
    /// Closes the table, if it is time: nothing is left of it.
    pub(super) async fn close_table_if_due(&mut self) {
        let Some((landed, table)) = self.closing else { return };
        if self.landed.len() < landed {
            return;
        }
        let open = self.world.bank.account(table).await;
        self.began.entry(table).or_insert(open);
        self.world.bank.edit(table, Account::default());
        self.closing = None;
    }
}
