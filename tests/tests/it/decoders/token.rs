//! Token accounts.

use solana_program_pack::Pack;
use solana_pubkey::Pubkey;
use spl_token_interface::state::{Account, AccountState};
use tidepool::chain::token_account::{require_source, require_token_account};
use tidepool_tests::token::TOKEN_PROGRAM;

use super::{
    feed,
    host::HostAccount,
    input::{Kind, real_accounts},
};

#[test]
fn token_accounts_are_what_the_token_program_says() {
    let mut account = HostAccount::new(&TOKEN_PROGRAM, 1_000);
    let real = real_accounts(Kind::Token);
    let mint = Pubkey::try_from(&real[0][..32]).expect("a mint");
    let (mut accepted, mut refused) = (0, 0);
    feed(real, |data| {
        let is_ours = require_token_account(&account.with(data), &mint).is_ok();
        let is_source = require_source(&account.with(data), &mint).is_ok();
        assert!(is_ours || !is_source, "who may give may receive: {data:?}");
        accepted += u32::from(is_ours);
        refused += u32::from(!is_ours);
        // Their decoder also refuses options that the token program never writes.
        if let Ok(theirs) = Account::unpack_unchecked(data) {
            let is_initialized = theirs.state == AccountState::Initialized;
            let is_right = is_initialized && theirs.mint.to_bytes() == mint.to_bytes();
            assert_eq!(is_ours, is_right, "{data:?}");
        }
    });
    assert!(accepted > 0 && refused > 0, "{accepted} {refused}");
}
