//! What a caller can rely on, for every instruction of holders: few accounts, no more than the
//! named ones, no vote account among them, and an answer.

use solana_pubkey::Pubkey;

use super::{rights::holders_pairs, rights::signing, vault::read};
use crate::{every_instruction::Pair, twins::Twins};

#[tokio::test]
async fn every_instruction_of_holders_has_few_accounts_ignores_more_and_answers() {
    let mut twins = Twins::in_window().await;
    let keys = twins.keys();
    let votes: Vec<_> = twins.world.validators.iter().map(|validator| validator.vote).collect();
    for Pair { name, ours, .. } in holders_pairs(&mut twins).await {
        let most = if name.ends_with("_stake") { 14 } else { 12 };
        assert!(ours.accounts.len() <= most, "{name} has {} accounts", ours.accounts.len());
        let has_vote = ours.accounts.iter().any(|meta| votes.contains(&meta.pubkey));
        assert!(!has_vote, "{name} takes a vote account");
        let mut longer = ours.clone();
        longer.accounts.extend([read(Pubkey::new_unique()), read(votes[0])]);
        let bank = &mut twins.world.bank;
        let plain = bank.simulate(&[ours.clone()], &signing(&keys, &ours)).await;
        let plain = plain.unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        let more = bank.simulate(&[longer], &signing(&keys, &ours)).await.expect("the same");
        assert!(!plain.return_data.is_empty(), "{name} answers");
        assert_eq!(plain.return_data, more.return_data, "{name} uses no remaining account");
    }
}
