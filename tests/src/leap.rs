//! Many epochs in one leap, and the stake history that a cluster would have kept meanwhile.

use solana_pubkey::Pubkey;

use crate::world::World;

/// The sysvar.
pub const STAKE_HISTORY: Pubkey =
    Pubkey::from_str_const("SysvarStakeHistory1111111111111111111111111");
/// Most entries of the history.
const ENTRIES: u64 = 512;
/// An entry: its epoch, and what was effective, activating and deactivating.
type Entry = [u64; 4];

impl World {
    /// Lets `epochs` pass at once; they pay nothing, but the boundary before them does.
    ///
    /// A real cluster skips no epoch: the stake program fails on a history that did, and the
    /// runtime reads wrong entries of it, so that stake cannot be followed any further.
    pub async fn leap(&mut self, epochs: u64) {
        self.skip_epochs(epochs).await;
        self.bank.finish_rewards();
        self.mend_history().await;
    }

    /// Fills the epochs that are missing from the stake history past all rules, as a cluster
    /// would have in which nothing happened; the next boundary makes them missing again.
    async fn mend_history(&mut self) {
        let clock = self.bank.clock().await;
        let mut account = self.bank.account(STAKE_HISTORY).await.expect("a stake history");
        let found = read(&account.data);
        let mut mended: Vec<Entry> = vec![];
        for epoch in clock.epoch.saturating_sub(ENTRIES)..clock.epoch {
            let effective = mended.last().map_or(0, |entry| entry[1]);
            let entry = found.iter().find(|entry| entry[0] == epoch);
            mended.push(entry.copied().unwrap_or([epoch, effective, 0, 0]));
        }
        let length = account.data.len();
        account.data = write(&mended);
        account.data.resize(length, 0);
        self.bank.edit(STAKE_HISTORY, account);
        // Setting any sysvar makes the bank read all of them again.
        self.bank.context.set_sysvar(&clock);
    }
}

fn read(data: &[u8]) -> Vec<Entry> {
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let count = usize::try_from(word(&data[..8])).expect("a short history");
    let entries = data[8..].chunks_exact(32).take(count);
    entries.map(|entry| [0, 8, 16, 24].map(|at| word(&entry[at..at + 8]))).collect()
}

/// The newest first.
fn write(entries: &[Entry]) -> Vec<u8> {
    let words = entries.iter().rev().flatten();
    let count = u64::try_from(entries.len()).expect("a short history");
    std::iter::once(&count).chain(words).flat_map(|word| word.to_le_bytes()).collect()
}
