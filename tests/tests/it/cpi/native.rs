//! A program without a framework deposits from raw bytes.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

use super::vault::read;

/// `native-caller` takes any address.
pub const NATIVE_CALLER: Pubkey = Pubkey::new_from_array([202; 32]);

/// The deposit that `direct` is, by the native caller.
fn by_call(direct: &Instruction) -> Instruction {
    // Behind the name of the instruction stand the amounts.
    let data = [&[0], &direct.data[8..]].concat();
    let metas = [&direct.accounts[..], &[read(tidepool::ID)]].concat();
    Instruction::new_with_bytes(NATIVE_CALLER, &data, metas)
}

#[tokio::test]
async fn a_deposit_from_raw_bytes_is_the_deposit_of_a_wallet() {
    let (mut world, alice) = World::staked().await;
    world.bank.install("native_caller", NATIVE_CALLER);
    world.turn_epoch().await;
    world.update().await;
    world.move_to(400_000).await;
    let start = world.remember(&[alice.address(), alice.tokens]).await;
    let lamports = 5 * SOL + 17;
    let direct = world.deposit(&alice, lamports).await.expect("a deposit").returned();
    assert!(direct < lamports, "the rate has risen");
    let (pool, holdings) = (world.pool_bytes().await, world.balance(&alice).await);
    world.rewind(&start);
    let deposit = world.pool.deposit_sol(alice.address(), alice.tokens, lamports, direct);
    let called = world.send(&[by_call(&deposit)], &[&alice.wallet]).await;
    let units = called.expect("a deposit by call").compute_units;
    assert!(units < 8_500, "{units} compute units");
    assert!(pool == world.pool_bytes().await, "the same bytes");
    assert_eq!(holdings, world.balance(&alice).await);
    let deposit = world.pool.deposit_sol(alice.address(), alice.tokens, lamports, direct + 1);
    let refused = world.send(&[by_call(&deposit)], &[&alice.wallet]).await;
    assert_refused(&refused, TidepoolError::SlippageExceeded);
}
