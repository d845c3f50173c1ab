//! Every command against the program on a bank.

mod crank;
mod desk;

use clap::Parser;
use desk::Desk;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_cli::{arguments::Cli, outcome::Failure};
use tidepool_tests::{SOL, World};

#[track_caller]
fn assert_refused(failure: &Failure, expected: TidepoolError) {
    assert_eq!(failure.code(), 3, "{failure}");
    assert_eq!(failure.json()["error"], format!("{expected:?}"));
}

#[tokio::test]
async fn a_holder_comes_and_goes() {
    let mut desk = Desk::new().await;
    let (done, asked) = desk.says("deposit 100", true).await;
    assert_eq!(
        asked,
        ["deposit      100.000000000 SOL\n\
          rate         1 tideSOL = 1.000000000 SOL\n\
          you receive  100.000000000 tideSOL\n\
          network fee  0.000005000 SOL"]
    );
    assert_eq!(done.expect("a deposit").json["sent"].as_array().map(Vec::len), Some(1));

    let quote = desk.does("quote redeem 1").await.json;
    let (done, asked) = desk.says("redeem 1 --instant", true).await;
    done.expect("an exit");
    let out = quote["instant"]["lamports"].as_u64().expect("lamports");
    assert!(asked[0].contains(&format!("0.{out:09} SOL")), "{} {out}", asked[0]);

    assert_eq!(desk.does("tickets").await.text, "no open tickets");
    desk.does("redeem 2 --ticket").await;
    desk.does("redeem all").await;
    let tickets = desk.does("tickets").await.json["tickets"].clone();
    assert!(!tickets.as_array().expect("tickets").is_empty());
    let first = tickets[0]["ticket"].as_str().expect("an address").to_owned();
    assert_refused(
        &desk.refuses(&format!("tickets claim {first}")).await,
        TidepoolError::TicketNotReady,
    );
    desk.does(&format!("tickets cancel {first}")).await;
    let gone = desk.refuses(&format!("tickets cancel {first}")).await;
    assert_eq!(gone.code(), 2);
}

#[tokio::test]
async fn a_ticket_is_claimed_when_it_is_ready() {
    let mut desk = Desk::new().await;
    desk.does("deposit 100").await;
    desk.does("redeem 20 --ticket").await;
    assert_eq!(desk.does("tickets claim").await.text, "nothing to do");
    desk.world.turn_epoch().await;
    desk.world.update().await;
    let before = desk.world.bank.lamports(desk.keypair.pubkey()).await;
    let claimed = desk.does("tickets claim").await.json;
    let worth = claimed["deed"]["claim"].as_u64().expect("lamports");
    assert!(desk.world.bank.lamports(desk.keypair.pubkey()).await > before + worth - SOL / 100);
    assert_eq!(desk.does("tickets").await.text, "no open tickets");
}

#[tokio::test]
async fn stake_goes_out_and_comes_in() {
    let mut desk = Desk::new().await;
    desk.does("deposit 500").await;
    desk.world.turn_epoch().await;
    desk.world.turn_epoch().await;
    desk.world.update().await;
    let (left, asked) = desk.says("redeem 5 --stake", true).await;
    left.expect("an exit");
    let mut lines = asked[0].lines().skip_while(|line| !line.starts_with("you receive"));
    let account = lines.nth(1).expect("a stake account").trim().to_owned();
    let (came, asked) = desk.says(&format!("stake {account}"), true).await;
    came.expect("a deposit");
    assert!(asked[0].contains("you receive  4.9"), "{}", asked[0]);
}

#[tokio::test]
async fn what_is_declined_or_only_tried_or_printed_is_not_sent() {
    let mut desk = Desk::new().await;
    let before = desk.world.bank.lamports(desk.keypair.pubkey()).await;
    let (declined, _) = desk.says("deposit 1", false).await;
    assert_eq!(declined.expect_err("declined").code(), 6);
    let (tried, asked) = desk.says("deposit 1 --dry-run", false).await;
    let tried = tried.expect("a trial");
    assert!(tried.text.ends_with("dry run: nothing was sent"));
    assert_eq!(tried.json["trial"]["returned"], SOL);
    let (printed, _) =
        desk.says("deposit 1 --print-tx --owner 11111111111111111111111111111112", false).await;
    let printed = printed.expect("a transaction");
    assert!(printed.json["unsigned"][0]["message"].as_str().expect("a message").len() > 300);
    assert!(asked.is_empty());
    assert_eq!(desk.world.bank.lamports(desk.keypair.pubkey()).await, before);
}

#[tokio::test]
async fn every_view_has_text_and_json() {
    let mut desk = Desk::new().await;
    desk.does("deposit 100").await;
    desk.world.turn_epoch().await;
    desk.world.update().await;
    for (line, text, key) in [
        ("rate", "1 tideSOL = 1.", "rate"),
        ("history", "SOL for 1 tideSOL", "history"),
        ("validators", "vote account", "validators"),
        ("epoch", "pool updated           yes", "is_updated"),
        ("pool", "strategist", "roles"),
        ("quote deposit 2", "gives", "shares"),
        ("solvency", "solvent", "is_solvent"),
    ] {
        let answer = desk.does(line).await;
        assert!(answer.text.contains(text), "{line}:\n{}", answer.text);
        assert!(!answer.json[key].is_null(), "{line}: {}", answer.json);
    }
    let rows = desk.does("history").await.json["history"].as_array().map(Vec::len);
    assert_eq!(rows, Some(1));
}

#[tokio::test]
async fn an_insolvent_pool_fails_with_its_own_code() {
    let mut desk = Desk::new().await;
    desk.does("deposit 100").await;
    assert_eq!(desk.does("solvency").await.json["is_solvent"], true);
    // No transaction can take lamports out of the reserve: the bank's books are edited.
    let reserve = desk.world.pool.reserve;
    desk.world.bank.edit_with(reserve, |account| account.lamports -= 5 * SOL).await;
    let failure = desk.refuses("solvency").await;
    assert_eq!(failure.code(), 5);
    assert_eq!(failure.json()["is_solvent"], false);
    assert!(!failure.json()["faults"].as_array().expect("faults").is_empty());
}

#[tokio::test]
async fn operators_do_everything_by_name() {
    let world = World::new().await;
    let (admin, guardian) = (world.admin.insecure_clone(), world.guardian.insecure_clone());
    let treasury = world.treasury.insecure_clone();
    let vote = world.validators[0].vote;
    let mut desk = Desk::of(world, admin.insecure_clone());
    let me = admin.pubkey();
    for line in [
        format!("admin set-weights {vote}=50"),
        "admin grow-list 3".to_owned(),
        "admin propose-change exit-floor 800".to_owned(),
        "admin propose-change window 200000".to_owned(),
        "admin cancel-change window".to_owned(),
        "admin propose-change protocol-fee 10".to_owned(),
        format!("admin propose-authority guardian {me}"),
        format!("admin propose-authority strategist {me}"),
        "admin cancel-authority strategist".to_owned(),
        format!("admin remove-validator {vote}"),
        "admin create-pool --index 7 --capacity 5 --parameter deposit-fee=100".to_owned(),
    ] {
        desk.does(&line).await;
    }
    let pool = desk.does("pool").await.json;
    assert_eq!(pool["capacity"], 19);
    assert_eq!(pool["parameters"][3]["value"], 10);
    assert_eq!(pool["roles"][2]["next"], me.to_string());
    let other = tidepool_client::PoolAddresses::of(&me, 7);
    assert!(desk.world.bank.account(other.pool).await.is_some());
    assert_refused(
        &desk.refuses("admin apply-change exit-floor").await,
        TidepoolError::ChangeTooEarly,
    );
    assert_refused(&desk.refuses("admin apply-change window").await, TidepoolError::NothingPending);

    let payer = format!("--fee-payer {}", desk.file.display());
    let mut desk = desk.becomes(&guardian);
    desk.does(&format!("admin pause {payer}")).await;
    assert_eq!(desk.does("pool").await.json["is_paused"], true);
    assert_refused(&desk.refuses("deposit 1").await, TidepoolError::EntriesPaused);
    desk.does(&format!("admin resume {payer}")).await;
    let mut desk = desk.becomes(&treasury);
    desk.does(&format!("admin claim-fees {payer}")).await;

    desk.world.skip_epochs(3).await;
    desk.world.bank.finish_rewards();
    let mut desk = desk.becomes(&admin);
    desk.does("admin apply-change exit-floor").await;
    desk.does("admin accept-authority guardian").await;
    let pool = desk.does("pool").await.json;
    assert_eq!(pool["parameters"][0]["value"], 800);
    assert_eq!(pool["roles"][2]["key"], me.to_string());
}

#[tokio::test]
async fn a_validator_is_added_and_a_name_is_prepared_for_a_multisig() {
    let mut world = World::new().await;
    let vote = world.bank.validator(0, 1_000).await.vote;
    let admin = world.admin.insecure_clone();
    let mut desk = Desk::of(world, admin);
    desk.does(&format!("admin add-validator {vote}")).await;
    assert!(desk.does("validators").await.text.contains(&vote.to_string()));
    let named = desk.does("admin set-metadata Tide tideSOL https://example.org --print-tx").await;
    assert!(named.text.starts_with("transaction "));
    let long = desk.refuses("admin set-metadata Tide tideSOLtideSOL u --print-tx").await;
    assert_eq!(long.code(), 2);
}

#[tokio::test]
async fn who_holds_no_role_is_refused_by_name() {
    let mut desk = Desk::new().await;
    assert_refused(&desk.refuses("admin grow-list 1").await, TidepoolError::NotAdmin);
    let closed = desk.refuses("admin set-weights 11111111111111111111111111111112=1").await;
    assert_eq!(closed.code(), 2);
}

#[tokio::test]
async fn every_shell_is_served_and_nonsense_is_not() {
    let mut desk = Desk::new().await;
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.does(&format!("completions {shell}")).await.text.contains("tidepool"));
    }
    for line in [
        "deposit -1",
        "deposit 1 --dry-run --print-tx",
        "redeem 1 --instant --ticket",
        "admin grow-list 72",
        "admin propose-change fees 1",
    ] {
        assert!(
            Cli::try_parse_from(["tidepool"].into_iter().chain(line.split(' '))).is_err(),
            "{line}"
        );
    }
}
