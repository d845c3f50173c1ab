//! Events that are instructions of their own: nobody but the program can make one.

use solana_instruction::{AccountMeta, Instruction, error::InstructionError};
use solana_signer::Signer;
use tidepool_client::event_authority;
use tidepool_tests::{SOL, World, assert_refused_by};

/// What Anchor's event instructions begin with: the start of `sha256("anchor:event")`.
const TAG: [u8; 8] = [228, 69, 165, 46, 81, 203, 154, 29];

#[tokio::test]
async fn an_event_of_somebody_else_is_refused() {
    let mut world = World::new().await;
    let stranger = world.bank.wallet(SOL).await;
    let event = |metas| Instruction::new_with_bytes(tidepool::ID, &TAG, metas);
    let nobody = event(vec![]);
    let result = world.send(&[nobody], &[]).await;
    #[expect(deprecated, reason = "the newer name is another code")]
    let no_accounts = InstructionError::NotEnoughAccountKeys;
    assert_refused_by(&result, &no_accounts);
    let unsigned = event(vec![AccountMeta::new_readonly(event_authority(), false)]);
    let result = world.send(&[unsigned], &[]).await;
    assert_refused_by(&result, &InstructionError::MissingRequiredSignature);
    let forged = event(vec![AccountMeta::new_readonly(stranger.pubkey(), true)]);
    let result = world.send(&[forged], &[&stranger]).await;
    assert_refused_by(&result, &InstructionError::InvalidSeeds);
}
