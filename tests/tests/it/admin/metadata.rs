//! What wallets show of tideSOL, kept by the standard metadata program.

use solana_instruction::error::InstructionError;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::{METADATA_PROGRAM, metadata_address, token_metadata};
use tidepool_tests::{
    Receipt, SOL, World, assert_refused, assert_refused_by, bank::Failure, metadata_program,
};

async fn world() -> World {
    let mut world = World::new().await;
    metadata_program::deploy(&mut world.bank);
    world
}

async fn set(world: &mut World, texts: [&str; 3]) -> Result<Receipt, Failure> {
    let [name, symbol, uri] = texts;
    let metadata = token_metadata(name, symbol, uri).expect("short texts");
    let admin = world.admin.insecure_clone();
    world.send(&[world.pool.set_metadata(admin.pubkey(), metadata)], &[&admin]).await
}

/// The three texts as wallets read them: after a key, an authority and the mint, each with its
/// length, the padding cut off.
async fn shown(world: &mut World) -> [String; 3] {
    let account = world.bank.account(metadata_address(&world.pool.mint)).await.expect("metadata");
    assert_eq!(account.owner, METADATA_PROGRAM);
    assert_eq!(account.data[1..33], world.pool.pool.to_bytes(), "the pool may change it");
    assert_eq!(account.data[33..65], world.pool.mint.to_bytes());
    let mut rest = &account.data[65..];
    [(); 3].map(|()| {
        let (length, after) = rest.split_first_chunk().expect("a length");
        let length = usize::try_from(u32::from_le_bytes(*length)).expect("a short text");
        let (text, after) = after.split_at(length);
        rest = after;
        String::from_utf8(text.to_vec()).expect("UTF-8").trim_end_matches('\0').to_owned()
    })
}

#[tokio::test]
async fn the_admin_names_the_token_and_renames_it() {
    let mut world = world().await;
    let before = world.pool_bytes().await;
    let first = ["Tidepool SOL", "tideSOL", "https://example.org/tide.json"];
    set(&mut world, first).await.expect("a name");
    assert_eq!(shown(&mut world).await, first);
    // The longest that wallets show.
    let (name, symbol, uri) = ("n".repeat(32), "s".repeat(10), "u".repeat(200));
    let second = [name.as_str(), symbol.as_str(), uri.as_str()];
    set(&mut world, second).await.expect("another name");
    assert_eq!(shown(&mut world).await, second);
    set(&mut world, ["", "", ""]).await.expect("no name at all");
    assert_eq!(shown(&mut world).await, ["", "", ""]);
    assert!(before == world.pool_bytes().await, "the pool is not touched");
}

#[tokio::test]
async fn only_the_admin_names_the_token() {
    let mut world = world().await;
    let metadata = token_metadata("a", "b", "c").expect("short texts");
    for stranger in [Keypair::new(), world.guardian.insecure_clone()] {
        world.bank.give(stranger.pubkey(), SOL).await;
        let name = world.pool.set_metadata(stranger.pubkey(), metadata);
        assert_refused(&world.send(&[name], &[&stranger]).await, TidepoolError::NotAdmin);
    }
}

#[tokio::test]
async fn only_the_metadata_of_the_pools_own_mint_is_set() {
    let mut world = world().await;
    let admin = world.admin.insecure_clone();
    let metadata = token_metadata("a", "b", "c").expect("short texts");
    let right = world.pool.set_metadata(admin.pubkey(), metadata);
    for wrong in [Pubkey::new_unique(), metadata_address(&Pubkey::new_unique())] {
        let mut name = right.clone();
        name.accounts[2].pubkey = wrong;
        let result = world.send(&[name], &[&admin]).await;
        assert_refused(&result, TidepoolError::WrongMetadataAccount);
    }
}

#[tokio::test]
async fn a_text_that_is_no_utf8_is_refused_by_the_metadata_program() {
    let mut world = world().await;
    let admin = world.admin.insecure_clone();
    let mut metadata = token_metadata("a", "b", "c").expect("short texts");
    metadata.name[0] = 0xff;
    let name = world.pool.set_metadata(admin.pubkey(), metadata);
    let result = world.send(&[name], &[&admin]).await;
    assert_refused_by(&result, &InstructionError::InvalidInstructionData);
}

#[tokio::test]
async fn everything_else_works_without_the_metadata_program() {
    // No bank of the other tests has it; here the name is refused and a deposit is not.
    let mut world = World::new().await;
    let alice = world.holder(10 * SOL).await;
    assert!(set(&mut world, ["a", "b", "c"]).await.is_err());
    world.deposit(&alice, SOL).await.expect("a deposit");
}

#[test]
fn texts_that_are_too_long_are_refused_by_the_client() {
    assert!(token_metadata(&"n".repeat(33), "", "").is_none());
    assert!(token_metadata("", &"s".repeat(11), "").is_none());
    assert!(token_metadata("", "", &"u".repeat(201)).is_none());
}
