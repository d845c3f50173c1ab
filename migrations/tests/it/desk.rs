//! Somebody with a file and a key, on a world of his own.

use std::{fs, path::PathBuf};

use clap::Parser;
use solana_keypair::{Keypair, write_keypair_file};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_cli::{
    config::Config,
    console::Console,
    outcome::{Answer, Failure},
};
use tidepool_client::transaction::{Client, Key};
use tidepool_math::{Parameter, Parameters};
use tidepool_migrations::{
    Applied, Description, apply,
    arguments::{Cli, run},
    description::Validator,
};
use tidepool_tests::{BankRpc, SOL, World, metadata_program};

use crate::troubled::{Trouble, Troubled};

/// Somebody who says yes and remembers to what.
#[derive(Default)]
struct Person(Vec<String>);

impl Console for Person {
    fn confirm(&mut self, summary: &str) -> bool {
        self.0.push(summary.lines().next().unwrap_or_default().to_owned());
        true
    }

    fn progress(&mut self, _done: usize, _of: usize) {}
}

/// A world with a pool that is not ours, and one that shall be.
pub struct Desk {
    pub world: World,
    pub creator: Keypair,
    pub strategist: Keypair,
    pub wanted: Description,
}

impl Desk {
    /// Two validators and a name are wanted; nothing is there.
    pub async fn new() -> Self {
        let mut world = World::new().await;
        metadata_program::deploy(&mut world.bank);
        let creator = world.bank.wallet(100 * SOL).await;
        let strategist = world.bank.wallet(SOL).await;
        let mut validators = vec![];
        for weight in [100, 50] {
            let vote = world.bank.validator(0, 1_000).await.vote;
            validators.push(Validator { vote, weight });
        }
        let key = creator.pubkey();
        let wanted = Description {
            creator: key,
            index: 3,
            capacity: 80,
            admin: key,
            strategist: strategist.pubkey(),
            guardian: key,
            treasury: key,
            parameters: Parameters::DEFAULT,
            validators,
            metadata: Some(crate::made_up::metadata()),
        };
        Self { world, creator, strategist, wanted }
    }

    /// What the tool says to `key`, and the steps that it asked about.
    pub async fn says(
        &mut self,
        words: &str,
        key: &Keypair,
    ) -> (Result<Answer, Failure>, Vec<String>) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let file = folder.join(format!("{}.toml", self.creator.pubkey()));
        fs::write(&file, toml_of(&self.wanted)).expect("a file");
        let path = folder.join(format!("{}.json", key.pubkey()));
        write_keypair_file(key, &path).expect("a key file");
        let mut line = vec!["tidepool-migrate"];
        line.extend(words.split(' '));
        let name = file.to_string_lossy();
        line.push(&name);
        let cli = Cli::try_parse_from(line).expect("a command line");
        let keypair = Some(path.to_string_lossy().into_owned());
        let config = Config { keypair, ..Config::default() };
        let rpc = BankRpc::new(&mut self.world);
        let mut person = Person::default();
        let answer = run(&cli, &config, &rpc, &mut person).await;
        (answer, person.0)
    }

    /// Applies by `key`; the steps that had something to do, and what is left.
    pub async fn apply(&mut self, key: &Keypair) -> (Vec<String>, Vec<[String; 2]>) {
        let (answer, steps) = self.says("apply", key).await;
        let answer = answer.unwrap_or_else(|failure| panic!("{failure}"));
        let left = answer.json["left"]["changes"].as_array().expect("changes").clone();
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        (steps, left.iter().map(|one| [text(&one["change"]), text(&one["when"])]).collect())
    }

    /// Applies by the library's one call, with both keys, on a node with this trouble.
    pub async fn applies(&mut self, trouble: Trouble) -> Applied {
        let wanted = Description::parse(&toml_of(&self.wanted)).expect("a description");
        let node = Troubled::new(BankRpc::new(&mut self.world), trouble);
        let keys: [Key<'_>; 2] = [&self.creator, &self.strategist];
        apply(&Client::new(&node), &wanted, &keys).await.expect("a run")
    }

    /// What is refused, and by which name.
    pub async fn refuses(&mut self, key: &Keypair) -> Failure {
        self.says("apply", key).await.0.expect_err("a refusal")
    }

    pub async fn bytes(&mut self) -> Vec<Option<Vec<u8>>> {
        let pool = self.wanted.addresses();
        let mut all = vec![];
        for address in [pool.pool, pool.reserve, pool.mint, pool.validators] {
            all.push(self.world.bank.account(address).await.map(|account| account.data));
        }
        all
    }
}

fn toml_of(wanted: &Description) -> String {
    let mut text = format!(
        "[pool]\ncreator = \"{}\"\nindex = {}\ncapacity_slots = {}\n\n[roles]\n",
        wanted.creator, wanted.index, wanted.capacity
    );
    let role = |name: &str, key: Pubkey| format!("{name} = \"{key}\"\n");
    text += &role("admin", wanted.admin);
    text += &role("strategist", wanted.strategist);
    text += &role("guardian", wanted.guardian);
    text += &role("treasury", wanted.treasury);
    let names = [
        "[fees]\nexit_floor",
        "exit_ceiling",
        "deposit",
        "protocol",
        "[limits]\nreserve_target",
        "window",
        "movement_cap",
        "max_commission",
    ];
    for (parameter, name) in Parameter::ALL.into_iter().zip(names) {
        text += &format!("{name}_millionths = {}\n", wanted.parameters.get(parameter).0);
    }
    for Validator { vote, weight } in &wanted.validators {
        text += &format!("[[validators]]\nvote = \"{vote}\"\nweight = {weight}\n");
    }
    if let Some(metadata) = &wanted.metadata {
        text += &format!(
            "[metadata]\nname = \"{}\"\nsymbol = \"{}\"\nuri = \"{}\"\n",
            metadata.name, metadata.symbol, metadata.uri
        );
    }
    text
}
