//! The life of a pool by its file, with the program on a bank.

use solana_keypair::Keypair;
use tidepool_cli::outcome::Failure;
use tidepool_client::{account::decode_pool, metadata_address};
use tidepool_math::{Millionths, Parameter};
use tidepool_migrations::description::Validator;
use tidepool_tests::SOL;

use crate::desk::Desk;

const NOTHING: (Vec<String>, Vec<[String; 2]>) = (vec![], vec![]);

async fn born() -> (Desk, Keypair, Keypair) {
    let mut desk = Desk::new().await;
    let (creator, strategist) = (desk.creator.insecure_clone(), desk.strategist.insecure_clone());
    let (steps, left) = desk.apply(&creator).await;
    assert_eq!(steps, ["0001_pool", "0002_validators", "0006_metadata"]);
    assert_eq!(left.len(), 2, "weights are another key's: {left:?}");
    assert_eq!(desk.apply(&strategist).await, (vec!["0003_weights".to_owned()], vec![]));
    (desk, creator, strategist)
}

#[tokio::test]
async fn a_pool_is_made_from_its_file_and_a_second_run_changes_nothing() {
    let (mut desk, creator, strategist) = born().await;
    let before = desk.bytes().await;
    assert!(before.iter().all(Option::is_some));
    assert_eq!(desk.apply(&creator).await, NOTHING);
    assert_eq!(desk.apply(&strategist).await, NOTHING);
    assert_eq!(desk.bytes().await, before);
    let text = desk.says("diff", &creator).await.0.expect("a diff").text;
    assert!(text.ends_with("nothing to do"), "{text}");
    let status = desk.says("status", &creator).await.0.expect("a status").json;
    let steps = status["steps"].as_array().expect("steps");
    assert!(steps.len() == 6 && steps.iter().all(|step| step["state"] == "done"), "{status}");
    let pool = desk.wanted.addresses();
    let list = before[3].as_ref().expect("a list");
    assert_eq!(tidepool_client::account::capacity_of_list(list), Ok(80));
    assert!(desk.world.bank.account(metadata_address(&pool.mint)).await.is_some());
}

#[tokio::test]
async fn parameters_protect_at_once_and_hurt_only_after_their_wait() {
    let (mut desk, creator, strategist) = born().await;
    desk.wanted.parameters.exit_floor = Millionths(600);
    desk.wanted.parameters.protocol_fee = Millionths(60_000);
    desk.wanted.parameters.window = Millionths(120_000);
    let (steps, left) = desk.apply(&creator).await;
    assert_eq!(steps, ["0004_parameters"]);
    let ripe = desk.world.bank.clock().await.epoch + 3;
    let waiting = |what: &str| [format!("apply {what} millionths"), format!("from epoch {ripe}")];
    assert_eq!(left, [waiting("protocol-fee = 60000"), waiting("window = 120000")]);
    assert_eq!(desk.apply(&creator).await, (vec![], left));
    assert_eq!(value(&mut desk, Parameter::ExitFloor).await, 600);
    assert_eq!(value(&mut desk, Parameter::ProtocolFee).await, 50_000);

    desk.world.skip_epochs(2).await;
    desk.world.bank.finish_rewards();
    assert_eq!(desk.apply(&creator).await.0, [""; 0], "an epoch too early");
    desk.world.skip_epochs(1).await;
    desk.world.bank.finish_rewards();
    // Anybody may: the strategist's key applies the admin's proposals.
    assert_eq!(desk.apply(&strategist).await, (vec!["0004_parameters".to_owned()], vec![]));
    assert_eq!(value(&mut desk, Parameter::ProtocolFee).await, 60_000);
    assert_eq!(value(&mut desk, Parameter::Window).await, 120_000);
}

#[tokio::test]
async fn a_validator_that_comes_later_waits_for_its_weight_and_who_is_left_out_leaves() {
    let (mut desk, creator, strategist) = born().await;
    desk.world.skip_epochs(3).await;
    desk.world.bank.finish_rewards();
    let vote = desk.world.bank.validator(5, 1_000).await.vote;
    let left_out = desk.wanted.validators.remove(0).vote;
    desk.wanted.validators.push(Validator { vote, weight: 30 });
    let (steps, left) = desk.apply(&creator).await;
    assert_eq!(steps, ["0002_validators"]);
    let ready = desk.world.bank.clock().await.epoch + 2;
    assert_eq!(left, [[format!("set weight 30 of {vote}"), format!("from epoch {ready}")]]);
    assert_eq!(desk.apply(&strategist).await, (vec![], left));
    desk.world.skip_epochs(2).await;
    desk.world.bank.finish_rewards();
    assert_eq!(desk.apply(&strategist).await, (vec!["0003_weights".to_owned()], vec![]));

    // Who was left out leaves for good: it is not asked back before its slot is vacant.
    desk.wanted.validators.push(Validator { vote: left_out, weight: 1 });
    let (steps, left) = desk.apply(&creator).await;
    assert_eq!(steps, [""; 0]);
    assert_eq!(left[0][1], "when its slot is vacant");
}

#[tokio::test]
async fn a_role_is_proposed_waits_and_is_accepted_by_its_new_key() {
    let (mut desk, creator, _) = born().await;
    let heir = desk.world.bank.wallet(SOL).await;
    desk.wanted.admin = solana_signer::Signer::pubkey(&heir);
    let (steps, left) = desk.apply(&creator).await;
    assert_eq!(steps, ["0005_roles"]);
    assert_eq!(left[0][0], "accept the role Admin");
    assert_eq!(desk.apply(&heir).await.0, [""; 0], "too early");
    desk.world.skip_epochs(3).await;
    desk.world.bank.finish_rewards();
    assert_eq!(desk.apply(&creator).await.0, [""; 0], "not his to accept");
    assert_eq!(desk.apply(&heir).await, (vec!["0005_roles".to_owned()], vec![]));
    assert_eq!(pool(&mut desk).await.admin, desk.wanted.admin);
}

#[tokio::test]
async fn refusals_have_their_names_and_leave_the_rest_for_the_next_run() {
    let (mut desk, creator, _) = born().await;
    let dear = desk.world.bank.validator(11, 1_000).await.vote;
    desk.wanted.validators.push(Validator { vote: dear, weight: 1 });
    let before = desk.bytes().await;
    let failure = desk.refuses(&creator).await;
    assert_eq!((failure.code(), failure.json()["error"].as_str()), (3, Some("CommissionTooHigh")));
    desk.wanted.validators.pop();
    desk.wanted.parameters.exit_floor = Millionths(99);
    let failure = desk.refuses(&creator).await;
    assert!(matches!(&failure, Failure::Usage(why) if why.contains("ParameterOutOfBounds")));
    assert_eq!(desk.bytes().await, before);
}

#[tokio::test]
async fn what_is_only_tried_or_printed_is_not_sent() {
    let mut desk = Desk::new().await;
    let creator = desk.creator.insecure_clone();
    for words in ["apply --dry-run", "apply --print-tx"] {
        let (answer, asked) = desk.says(words, &creator).await;
        let answer = answer.expect("an answer");
        assert_eq!(asked, [""; 0]);
        assert_eq!(answer.json["steps"].as_array().map(Vec::len), Some(1), "{words}");
    }
    assert!(desk.bytes().await.iter().all(Option::is_none));
    let stranger = desk.world.bank.wallet(SOL).await;
    assert_eq!(desk.apply(&stranger).await.0, [""; 0]);
    assert!(desk.bytes().await.iter().all(Option::is_none));
}

async fn pool(desk: &mut Desk) -> tidepool::state::Pool {
    let account = desk.world.bank.account(desk.wanted.addresses().pool).await;
    decode_pool(&account.expect("a pool").data).expect("a pool")
}

async fn value(desk: &mut Desk, parameter: Parameter) -> u32 {
    pool(desk).await.parameters().get(parameter).0
}
