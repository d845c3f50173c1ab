//! Token accounts that are none, or none of the pool's mint.

use solana_account::Account;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_client::{ValidatorAccounts, ticket_address};
use tidepool_tests::{Holder, SOL, World, assert_refused};

/// Every instruction that takes a token account. What a stake account is to be is not looked at
/// before the token account.
fn with_token_accounts(world: &World, alice: &Holder, tokens: Pubkey) -> [Instruction; 7] {
    let (pool, owner) = (world.pool, alice.address());
    let (any, stake, transient) = (Pubkey::new_unique(), Pubkey::new_unique(), Pubkey::default());
    let validator =
        ValidatorAccounts { index: 0, vote: world.validators[0].vote, stake, transient };
    let ticket = ticket_address(&pool.pool, &owner, 1);
    [
        pool.deposit_sol(owner, tokens, SOL, 0),
        pool.redeem_sol(owner, tokens, owner, SOL, 0),
        pool.order_ticket(owner, tokens, 2, SOL, 0),
        pool.redeem(owner, tokens, 2, SOL, 0),
        pool.cancel_ticket(ticket, owner, tokens, 0),
        pool.deposit_stake(owner, any, tokens, &validator, 0),
        pool.redeem_stake(owner, tokens, any, owner, &validator, SOL, 0),
    ]
}

async fn assert_no_token_account(world: &mut World, alice: &Holder, address: Pubkey) {
    for instruction in with_token_accounts(world, alice, address) {
        let result = world.send(&[instruction], &[&alice.wallet]).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
    }
}

#[tokio::test]
async fn odd_token_accounts_are_refused() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket to cancel");
    let real = world.bank.account(alice.tokens).await.expect("a token account");
    let with = |change: fn(&mut Account)| {
        let mut account = real.clone();
        change(&mut account);
        account
    };
    // Edited; the state stands at byte 108, the mint at the beginning. Nobody can freeze, and
    // a closed account stands for one that was never made.
    let odd = [
        ("uninitialised", with(|account| account.data.fill(0))),
        ("not yet initialised", with(|account| account.data[108] = 0)),
        ("frozen", with(|account| account.data[108] = 2)),
        ("in no state that there is", with(|account| account.data[108] = 255)),
        ("of another mint", with(|account| account.data[0] ^= 1)),
        ("of almost the mint", with(|account| account.data[31] ^= 128)),
        ("short", with(|account| account.data.truncate(164))),
        ("long", with(|account| account.data.push(0))),
        ("empty", with(|account| account.data.clear())),
        ("another program's", with(|account| account.owner = Pubkey::new_unique())),
        ("closed", Account::default()),
    ];
    for (what, account) in odd {
        println!("{what}");
        let address = Pubkey::new_unique();
        world.bank.edit(address, account);
        assert_no_token_account(&mut world, &alice, address).await;
    }
}

#[tokio::test]
async fn the_mint_itself_is_no_token_account() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket to cancel");
    let mut copy = world.bank.account(world.pool.mint).await.expect("a mint");
    // Edited: a mint of the token program in which the pool's mint is the authority, at the
    // place where token accounts name their mint.
    copy.data[..32].copy_from_slice(&world.pool.mint.to_bytes());
    let address = Pubkey::new_unique();
    world.bank.edit(address, copy);
    assert_no_token_account(&mut world, &alice, address).await;
}
