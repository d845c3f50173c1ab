//! One call that makes a pool, for programs.

use solana_signer::Signer;
use tidepool_client::snapshot;
use tidepool_migrations::{Action, Applied, Change, Step, description::Validator};
use tidepool_tests::BankRpc;

use crate::{desk::Desk, troubled::Trouble};

fn steps(applied: &Applied) -> Vec<Step> {
    applied.done.iter().map(|done| done.changes[0].step).collect()
}

#[tokio::test]
async fn one_call_with_all_keys_makes_the_pool_and_the_first_key_pays() {
    let mut desk = Desk::new().await;
    let strategist = desk.strategist.pubkey();
    let before = desk.world.bank.lamports(strategist).await;
    let applied = desk.applies(Trouble::Nothing).await;
    assert_eq!(steps(&applied), [Step::Pool, Step::Validators, Step::Weights, Step::Metadata]);
    assert_eq!(applied.left, []);
    assert_eq!(desk.world.bank.lamports(strategist).await, before);
    let bytes = desk.bytes().await;
    assert!(bytes.iter().all(Option::is_some));
    let again = desk.applies(Trouble::Nothing).await;
    assert_eq!(again, Applied { done: vec![], left: vec![] });
    assert_eq!(desk.bytes().await, bytes);
}

#[tokio::test]
async fn a_list_grows_over_several_transactions() {
    let mut desk = Desk::new().await;
    // Six instructions fit into a transaction: two of the three that it takes say the same.
    desk.wanted.capacity = 69 + 12 * 71;
    let applied = desk.applies(Trouble::Nothing).await;
    assert_eq!(applied.left, []);
    assert_eq!(applied.done[1].landed.len(), 3);
    let list = desk.bytes().await[3].clone().expect("a list");
    assert_eq!(tidepool_client::account::capacity_of_list(&list), Ok(921));
}

#[tokio::test]
async fn a_transaction_that_is_lost_is_signed_anew_when_it_has_expired() {
    let mut desk = Desk::new().await;
    let applied = desk.applies(Trouble::LosesTheFirst).await;
    assert_eq!(applied.left, []);
    let signings: Vec<u32> =
        applied.done.iter().flat_map(|done| &done.landed).map(|one| one.signings).collect();
    assert_eq!(signings, [2, 1, 1, 1]);
}

#[tokio::test]
async fn epochs_that_end_after_every_transaction_leave_something_for_the_next_run_at_most() {
    let mut desk = Desk::new().await;
    // Thirteen and the growth of the list, six instructions a transaction: the last two validators
    // come two epochs after the pool, and wait two more for their weights.
    for _ in 0..11 {
        let vote = desk.world.bank.validator(0, 1_000).await.vote;
        desk.wanted.validators.push(Validator { vote, weight: 10 });
    }
    let applied = desk.applies(Trouble::EndsEpochs).await;
    let late: Vec<u32> = applied.left.iter().filter_map(index_to_weigh).collect();
    assert_eq!((late, applied.left.len()), (vec![11, 12], 2));
    let applied = desk.applies(Trouble::EndsEpochs).await;
    assert_eq!((steps(&applied), applied.left), (vec![Step::Weights], vec![]));
}

fn index_to_weigh(change: &Change) -> Option<u32> {
    match change.action {
        Action::SetWeight { index, .. } => index,
        _ => None,
    }
}

#[tokio::test]
async fn floor_and_ceiling_fall_and_rise_together_even_while_rewards_are_paid() {
    let mut desk = Desk::new().await;
    desk.applies(Trouble::Nothing).await;
    let set = |desk: &mut Desk, value| {
        desk.wanted.parameters.exit_floor = tidepool_math::Millionths(value);
        desk.wanted.parameters.exit_ceiling = tidepool_math::Millionths(value);
    };
    set(&mut desk, 600);
    assert_eq!(desk.applies(Trouble::Nothing).await.left, [], "lower fees hold at once");
    set(&mut desk, 900);
    assert_eq!(desk.applies(Trouble::Nothing).await.left.len(), 2, "higher ones wait");
    desk.world.skip_epochs(3).await;
    let node = BankRpc::new(&mut desk.world);
    let now = snapshot::fetch(&node, desk.wanted.addresses().pool).await.expect("a pool");
    assert!(now.are_rewards_active && now.is_stale(), "nobody has turned these epochs");
    let applied = desk.applies(Trouble::Nothing).await;
    assert_eq!((steps(&applied), applied.left), (vec![Step::Parameters], vec![]));
}
