//! `cargo xtask e2e`: the command line and the page, in a real browser, on a real chain.

mod terminal;

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{app, localnet, paths, process, setup};

/// Other ports than those of `play`, which may run beside it.
const PORTS: [&str; 10] = [
    "--rpc-port",
    "9899",
    "--faucet-port",
    "9950",
    "--node-ports",
    "8200",
    "--crank-port",
    "9287",
    "--page-port",
    "4273",
];
const PAGE: &str = "http://127.0.0.1:4273";
const RPC: &str = "http://127.0.0.1:9899";
/// What the supervisor says when everything is there.
const IS_UP: &str = "The chain is up";

/// Builds everything, plays through the page in a browser, and sees that the end leaves nothing.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "cargo xtask e2e takes no arguments");
    localnet::prepare()?;
    localnet::test()?;
    setup::for_browser()?;
    let node = app::build_for_local_chain()?;
    println!("== the chain");
    let folder = std::env::temp_dir().join(format!("tidepool-e2e-{}", std::process::id()));
    let mut supervisor = localnet::supervisor(Some(&app::folder()), &PORTS.map(str::to_owned))?;
    supervisor.env("PATH", node.path()?).args(["--page-files", app::FOR_LOCAL_CHAIN]);
    supervisor.arg("--dir").arg(&folder);
    let chain = Chain::start(&supervisor, folder)?;
    println!("== command line, migrations and bot on a real node");
    let mut tests = node.npm(&["run", "--silent", "e2e"])?;
    tests.env("TIDEPOOL_PAGE", PAGE).env("TIDEPOOL_RPC", RPC);
    tests.env("TIDEPOOL_CHAIN_DIR", &chain.folder);
    tests.env("TIDEPOOL_SHOTS", paths::repository().join("app/e2e/artifacts"));
    let played = terminal::play(&chain.folder).and_then(|()| {
        println!("== the page in a browser");
        process::run(&mut process::tethered(&tests))
    });
    let tale = chain.tale();
    let ended = chain.stop();
    if played.is_err() {
        println!("{tale}");
    }
    played.and(ended)
}

/// A chain with its page, as long as this lives.
struct Chain {
    supervisor: Child,
    /// Held so that the supervisor can go on speaking.
    _voice: BufReader<ChildStdout>,
    folder: PathBuf,
}

impl Chain {
    fn start(command: &Command, folder: PathBuf) -> Result<Self> {
        // A chain that outlived a test that was ended would hold the ports of the next one.
        let mut command = process::tethered(command);
        let mut supervisor = command.stdout(Stdio::piped()).spawn().context("no supervisor")?;
        let mut voice = BufReader::new(supervisor.stdout.take().context("no voice")?);
        let mut line = String::new();
        while !line.contains(IS_UP) {
            line.clear();
            if voice.read_line(&mut line)? == 0 {
                bail!("the chain did not come up: {}", supervisor.wait()?);
            }
            print!("{line}");
        }
        Ok(Self { supervisor, _voice: voice, folder })
    }

    /// The last lines of every log, for whoever looks for a cause.
    fn tale(&self) -> String {
        let logs = ["node", "crank", "page"].map(|name| {
            let file = self.folder.join("logs").join(format!("{name}.log"));
            format!("-- {name}\n{}", tail(&file))
        });
        logs.join("\n")
    }

    /// Tells the supervisor to stop, as a Ctrl-C would.
    fn stop(mut self) -> Result<()> {
        let id = self.supervisor.id().to_string();
        process::run(process::command("kill").args(["-TERM", &id]))?;
        let status = self.supervisor.wait()?;
        ensure!(status.success(), "the supervisor ended with {status}");
        ensure!(!self.folder.exists(), "{} was left behind", self.folder.display());
        Ok(())
    }
}

fn tail(file: &Path) -> String {
    const LINES: usize = 20;
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}
