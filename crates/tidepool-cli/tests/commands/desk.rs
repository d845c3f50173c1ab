//! A wallet at the terminal, on a world of its own.

use std::path::PathBuf;

use clap::Parser;
use solana_keypair::{Keypair, write_keypair_file};
use solana_signer::Signer;
use tidepool_cli::{
    arguments::Cli,
    config::Config,
    console::Console,
    outcome::{Answer, Failure},
    run,
};
use tidepool_tests::{BankRpc, SOL, World};

/// Somebody who answers every question alike and remembers it.
struct Person {
    answer: bool,
    asked: Vec<String>,
}

impl Console for Person {
    fn confirm(&mut self, summary: &str) -> bool {
        self.asked.push(summary.to_owned());
        self.answer
    }

    fn progress(&mut self, _done: usize, _of: usize) {}
}

/// A world, and a wallet of it in a key file.
pub struct Desk {
    pub world: World,
    pub file: PathBuf,
    pub keypair: Keypair,
}

impl Desk {
    pub async fn new() -> Self {
        let mut world = World::new().await;
        let keypair = world.bank.wallet(1_000 * SOL).await;
        Self::of(world, keypair)
    }

    pub fn of(world: World, keypair: Keypair) -> Self {
        let file = key_file(&keypair);
        Self { world, file, keypair }
    }

    /// The same world with somebody else at the desk; the first one's key file stays.
    pub fn becomes(self, keypair: &Keypair) -> Self {
        let mut desk = self;
        desk.keypair = keypair.insecure_clone();
        desk.file = key_file(keypair);
        desk
    }

    /// The command line's answer, and what was asked.
    pub async fn says(
        &mut self,
        line: &str,
        answer: bool,
    ) -> (Result<Answer, Failure>, Vec<String>) {
        let pool = self.world.pool.pool.to_string();
        let words = ["tidepool", "--pool", &pool].into_iter().chain(line.split(' '));
        let cli = Cli::try_parse_from(words).expect("a command line");
        let keypair = Some(self.file.to_string_lossy().into_owned());
        let config = Config { keypair, ..Config::default() };
        let rpc = BankRpc::new(&mut self.world);
        let mut person = Person { answer, asked: vec![] };
        (run(&cli, &config, &rpc, &mut person).await, person.asked)
    }

    pub async fn does(&mut self, line: &str) -> Answer {
        self.says(line, true).await.0.unwrap_or_else(|failure| panic!("{line}: {failure}"))
    }

    pub async fn refuses(&mut self, line: &str) -> Failure {
        self.says(line, true).await.0.expect_err(line)
    }
}

/// A file with the key below the target folder, which is nobody's own.
fn key_file(keypair: &Keypair) -> PathBuf {
    let file = format!("{}.json", keypair.pubkey());
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
    write_keypair_file(keypair, &file).expect("a key file");
    file
}
