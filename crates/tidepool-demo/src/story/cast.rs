//! Who plays.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_tests::{Bank, Holder, SOL};

/// Lamports that Alice brings: what she deposits, and one SOL for fees and rents.
const ALICE: u64 = super::opening::DEPOSIT + SOL;
const BOB: u64 = SOL;
/// What the operator deposits, the SOL that is locked in the pool, and rents.
const OPERATOR: u64 = super::opening::SEED + 3 * SOL;
const BOT: u64 = SOL;
const CAROL: u64 = super::lending::SUPPLY + SOL;
const DAVE: u64 = super::lending::DAVES_DEPOSIT + SOL;

/// The people of the story; each pays his or her own network fees and rents.
pub struct Cast {
    /// Deposits, and leaves by ticket.
    pub alice: Holder,
    /// Is given tideSOL, and leaves at once.
    pub bob: Holder,
    /// Founds the pool, deposits first and stays.
    pub operator: Holder,
    /// Supplies SOL to the lender.
    pub carol: Holder,
    /// Borrows nearly all that he can.
    pub dave: Holder,
    /// Turns the epochs; has no power that others have not.
    pub bot: Keypair,
}

impl Cast {
    /// Everybody, with a wallet that the faucet has filled; token accounts come later,
    /// because there is no mint yet.
    pub async fn gather(bank: &mut Bank) -> Self {
        let without_tokens = |wallet| Holder { wallet, tokens: Pubkey::default() };
        Self {
            alice: without_tokens(bank.wallet(ALICE).await),
            bob: without_tokens(bank.wallet(BOB).await),
            operator: without_tokens(bank.wallet(OPERATOR).await),
            carol: without_tokens(bank.wallet(CAROL).await),
            dave: without_tokens(bank.wallet(DAVE).await),
            bot: bank.wallet(BOT).await,
        }
    }

    /// All wallets by their owners' names.
    pub fn wallets(&self) -> [(&'static str, Pubkey); 6] {
        [
            ("Alice", self.alice.address()),
            ("Bob", self.bob.address()),
            ("Carol", self.carol.address()),
            ("Dave", self.dave.address()),
            ("the operator", self.operator.address()),
            ("the crank bot", self.bot.pubkey()),
        ]
    }
}
