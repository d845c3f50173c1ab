//! Who has what, before and after.

use std::collections::BTreeMap;

use solana_pubkey::Pubkey;
use tidepool_tests::token::TOKEN_PROGRAM;

use super::cast::Cast;

/// Lamports and tokens at each address.
pub struct Purses(BTreeMap<Pubkey, (u64, u64)>);

impl Purses {
    /// Looks at all addresses.
    pub async fn at(cast: &mut Cast, addresses: &[Pubkey]) -> Self {
        let mut all = BTreeMap::new();
        for address in addresses {
            let account = cast.account(*address).await.unwrap_or_default();
            let holds_tokens = account.owner == TOKEN_PROGRAM && account.data.len() == 165;
            let amount = account.data.get(64..72).filter(|_| holds_tokens);
            let amount = amount.and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
            all.insert(*address, (account.lamports, amount.unwrap_or_default()));
        }
        Self(all)
    }

    /// Those who have less than `before`.
    pub fn losers(&self, before: &Self) -> Vec<Pubkey> {
        let less = |(address, (lamports, tokens)): (&Pubkey, &(u64, u64))| {
            let (old_lamports, old_tokens) = before.0[address];
            (*lamports < old_lamports || *tokens < old_tokens).then_some(*address)
        };
        self.0.iter().filter_map(less).collect()
    }
}
