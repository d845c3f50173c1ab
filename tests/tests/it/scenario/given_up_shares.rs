//! Shares that were given up belong to all holders.

use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused};

const INCINERATOR: Pubkey = Pubkey::from_str_const("1nc1nerator11111111111111111111111111111111");

#[tokio::test]
async fn nobody_redeems_what_the_incinerator_or_the_system_program_owns() {
    let mut world = World::new().await;
    let (alice, mallory) = (world.holder(100 * SOL).await, world.holder(SOL).await);
    world.deposit(&alice, 50 * SOL).await.expect("a deposit");
    for owner in [INCINERATOR, Pubkey::default()] {
        let mint = world.pool.mint;
        let tokens = world.bank.token_account(mint, owner).await;
        let given_up = Holder { wallet: mallory.wallet.insecure_clone(), tokens };
        world.transfer(&alice, &given_up, 5 * SOL).await.expect("given up");
        // The token program itself would let anybody burn them.
        let result = world.redeem(&given_up, 5 * SOL).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
        let result = world.leave(&given_up, 1, 5 * SOL).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
        let result = world.order(&given_up, 1, 5 * SOL).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
    }
}
