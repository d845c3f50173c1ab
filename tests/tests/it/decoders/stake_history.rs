//! The stake history.

use solana_stake_history::{StakeHistory as Theirs, StakeHistoryEntry};
use tidepool::chain::stake_history::StakeHistory;

use super::{
    feed,
    input::{Kind, real_accounts},
};

/// The epoch of the question, and one before.
const EPOCHS: [u64; 3] = [15, 14, 0];

#[test]
fn the_stake_history_is_what_the_runtime_says() {
    let (mut sure, mut unsure, mut wrong) = (0, 0, 0);
    feed(real_accounts(Kind::StakeHistory), |data| {
        let theirs = bincode::deserialize::<Theirs>(data).ok();
        for since in EPOCHS {
            let epoch = EPOCHS[0] + 1;
            let ours = StakeHistory(data).warmed_up(since, epoch).ok();
            match ours {
                Some(true) => sure += 1,
                Some(false) => unsure += 1,
                None => wrong += 1,
            }
            // Only a count beyond the bytes makes their decoder refuse: ours may have found an
            // answer before it came there.
            if let Some(theirs) = &theirs {
                assert_eq!(ours, Some(is_over(theirs, since, epoch)), "{data:?}");
            }
        }
    });
    assert!(sure > 0 && unsure > 0 && wrong > 0, "{sure} {unsure} {wrong}");
}

/// Whether all that asked since `since` have warmed up, by the entries in their places.
fn is_over(history: &Theirs, since: u64, epoch: u64) -> bool {
    let entries: Vec<&(u64, StakeHistoryEntry)> = history.iter().collect();
    for past in since..epoch {
        let place = usize::try_from(epoch - past - 1).expect("64 bits");
        let Some((number, entry)) = entries.get(place) else { return true };
        if *number != past || entry.activating == 0 {
            return false;
        }
        if u128::from(entry.activating) * 100 < u128::from(entry.effective) * 9 {
            return true;
        }
    }
    false
}
