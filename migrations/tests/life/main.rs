//! A description's life on a real bank.

use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool_client::PoolAddresses;
use tidepool_migrations::{Description, Found, Outcome, apply, diff};
use tidepool_tests::{BankRpc, SOL, World, metadata_program};

/// A description of a pool of `creator` with the world's first two validators.
fn text(world: &World, creator: &Keypair) -> String {
    let (creator, guardian) = (creator.pubkey(), world.guardian.pubkey());
    let [first, second] = [0, 1].map(|place| world.validators[place].vote);
    format!(
        "creator = \"{creator}\"\nindex = 7\nslots = 100\n[millionths]\nexit_floor = 700\n\
         exit_ceiling = 3_000\ndeposit_fee = 0\nprotocol_fee = 50_000\nreserve_target = 20_000\n\
         window = 100_000\nmovement_cap = 100_000\nmax_commission = 100_000\n[roles]\n\
         admin = \"{creator}\"\nstrategist = \"{creator}\"\nguardian = \"{guardian}\"\n\
         treasury = \"{creator}\"\n[token]\nname = \"Tidepool SOL\"\nsymbol = \"tideSOL\"\n\
         uri = \"https://example.org/tide.json\"\n[[validators]]\nvote = \"{first}\"\nweight = 3\n\
         [[validators]]\nvote = \"{second}\"\nweight = 1\n"
    )
}

struct Life {
    world: World,
    creator: Keypair,
    text: String,
}

impl Life {
    async fn new() -> Self {
        let mut world = World::new().await;
        metadata_program::deploy(&mut world.bank);
        let creator = world.bank.wallet(1_000 * SOL).await;
        let text = text(&world, &creator);
        Self { world, creator, text }
    }

    fn description(&self) -> Description {
        Description::parse(&self.text).expect("a description")
    }

    /// Applies with the creator's key and others.
    async fn apply(&mut self, others: &[&Keypair]) -> Outcome {
        let description = self.description();
        let mut keys = vec![self.creator.insecure_clone()];
        keys.extend(others.iter().map(|key| key.insecure_clone()));
        let rpc = BankRpc::new(&mut self.world);
        apply(&rpc, &description, &keys, |_| {}).await.expect("a run")
    }

    async fn found(&mut self) -> Found {
        let description = self.description();
        let rpc = BankRpc::new(&mut self.world);
        Found::read(&rpc, &description).await.expect("a pool or none")
    }

    fn change(&mut self, from: &str, to: &str) {
        assert!(self.text.contains(from), "{from}");
        self.text = self.text.replace(from, to);
    }

    async fn pass(&mut self, epochs: u64) {
        for _ in 0..epochs {
            self.world.next_epoch().await;
        }
    }
}

#[tokio::test]
async fn a_pool_comes_to_be_and_a_second_run_does_nothing() {
    let mut life = Life::new().await;
    let outcome = life.apply(&[]).await;
    assert_eq!(outcome.left, Vec::<String>::new());
    // The pool, 31 slots more, two validators, their weights, the name.
    assert_eq!(outcome.done.len(), 6, "{:?}", outcome.done);
    let found = life.found().await;
    let pool = found.pool.as_ref().expect("a pool");
    assert_eq!(found.addresses, PoolAddresses::of(&life.creator.pubkey(), 7));
    assert_eq!(pool.capacity, 100);
    let weights: Vec<_> = pool.validators().map(|(_, entry)| entry.weight).collect();
    assert_eq!(weights, [3, 1]);
    assert_eq!(found.texts.as_ref().expect("texts")[1], "tideSOL");
    assert_eq!(diff(&life.description(), &found), []);
    let again = life.apply(&[]).await;
    assert!(again.done.is_empty() && again.left.is_empty(), "{again:?}");
}

#[tokio::test]
async fn what_protects_holds_at_once_and_what_can_hurt_two_epochs_later() {
    let mut life = Life::new().await;
    life.apply(&[]).await;
    life.change("protocol_fee = 50_000", "protocol_fee = 40_000");
    life.change("deposit_fee = 0", "deposit_fee = 10");
    let outcome = life.apply(&[]).await;
    assert_eq!(outcome.done.len(), 2, "{:?}", outcome.done);
    assert_eq!(outcome.left, ["DepositFee becomes 10: in epoch 17"]);
    let held = life.found().await.pool.expect("a pool").pool.parameters();
    assert_eq!((held.protocol_fee.0, held.deposit_fee.0), (40_000, 0));
    life.pass(2).await;
    assert_eq!(life.apply(&[]).await.done, Vec::<String>::new());
    life.pass(1).await;
    assert_eq!(life.apply(&[]).await.done, ["let DepositFee be 10"]);
    let held = life.found().await.pool.expect("a pool").pool.parameters();
    assert_eq!(held.deposit_fee.0, 10);
}

#[tokio::test]
async fn a_floor_and_a_ceiling_rise_and_fall_in_the_order_that_is_legal() {
    let mut life = Life::new().await;
    life.apply(&[]).await;
    life.change("exit_ceiling = 3_000", "exit_ceiling = 600");
    life.change("exit_floor = 700", "exit_floor = 600");
    assert_eq!(life.apply(&[]).await.done.len(), 2, "the floor first");
    life.change("exit_ceiling = 600", "exit_ceiling = 900");
    life.change("exit_floor = 600", "exit_floor = 900");
    life.apply(&[]).await;
    life.pass(3).await;
    assert_eq!(life.apply(&[]).await.done, ["let ExitCeiling be 900", "let ExitFloor be 900"]);
}

#[tokio::test]
async fn validators_come_and_go_and_a_newcomer_waits_for_its_weight() {
    let mut life = Life::new().await;
    life.apply(&[]).await;
    life.pass(3).await;
    let votes = [1, 2].map(|place| life.world.validators[place].vote.to_string());
    life.change(&votes[0], &votes[1]);
    let outcome = life.apply(&[]).await;
    assert_eq!(outcome.done, [format!("list {}", votes[1]), format!("tell {} to leave", votes[0])]);
    assert_eq!(outcome.left, [format!("{} gets weight 1: in epoch 19", votes[1])]);
    life.pass(2).await;
    assert_eq!(life.apply(&[]).await.done, [format!("weigh {}=1", votes[1])]);
}

#[tokio::test]
async fn a_role_passes_on_when_the_new_key_is_there() {
    let mut life = Life::new().await;
    life.apply(&[]).await;
    let heir = Keypair::new();
    let old = format!("guardian = \"{}\"", life.world.guardian.pubkey());
    life.change(&old, &format!("guardian = \"{}\"", heir.pubkey()));
    assert_eq!(life.apply(&[]).await.done.len(), 1, "a proposal");
    life.pass(3).await;
    let left = life.apply(&[]).await.left;
    assert!(left[0].ends_with(&format!("(needs the key of {})", heir.pubkey())), "{left:?}");
    assert_eq!(life.apply(&[&heir]).await.done.len(), 1, "accepted");
    assert_eq!(life.found().await.pool.expect("a pool").pool.guardian, heir.pubkey());
}

#[tokio::test]
async fn a_stranger_can_bring_about_nothing() {
    let mut life = Life::new().await;
    let stranger = life.world.bank.wallet(10 * SOL).await;
    let description = life.description();
    let rpc = BankRpc::new(&mut life.world);
    let outcome = apply(&rpc, &description, &[stranger], |_| {}).await.expect("a run");
    assert!(outcome.done.is_empty());
    assert!(outcome.left[0].starts_with("create the pool"), "{outcome:?}");
}

#[test]
fn the_example_is_a_description_and_mistakes_have_words() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/pools/example.toml");
    let text = std::fs::read_to_string(folder).expect("the example");
    let example = Description::parse(&text).expect("a description");
    assert_eq!(example.parameters(), tidepool_math::Parameters::DEFAULT);
    let mistakes = [
        ("slots = 64", "slots = 64\nslot = 1"),
        ("slots = 64", "slots = 0"),
        ("slots = 64", "slots = 1"),
        ("exit_floor = 700", "exit_floor = 99"),
        ("exit_floor = 700", "exit_floor = 3_001"),
        ("symbol = \"tideSOL\"", "symbol = \"elevenbytes\""),
        ("4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM", "11111111111111111111111111111111"),
        (
            "QRSsyMWN1yHT9ir42bgNZUNZ4PdEhcSWCrL2AryKpy5",
            "LX3EUdRUBUa3TbsYXLEUdj9J3prXkWXvLYSWyYyc2Jj",
        ),
    ];
    for (from, to) in mistakes {
        assert!(text.contains(from), "{from}");
        assert!(Description::parse(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
}
