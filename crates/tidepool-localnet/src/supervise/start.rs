//! From a node that has just been started to a chain with a pool. The set-up works in a thread of
//! its own, and meanwhile the supervisor hears a Ctrl-C and starts the node again when it dies.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread::{self, ScopedJoinHandle},
    time::Duration,
};

use anyhow::{Result, anyhow, ensure};

use super::{TICK, Up, child::Child, pulse::Pulse, voice::say};
use crate::{chain::Chain, setup, tools::Tools};

/// A set-up that fails, because the node died under it, is tried again, so often in all.
const ATTEMPTS: u32 = 3;
/// A node that dies during the set-up is started again, so often.
const RESTARTS: u32 = 2;
/// A node without a first slot for so long does not start.
const PATIENCE: Duration = Duration::from_mins(2);

/// Makes the pool and all around it; told to `stop`, it leaves them as they are.
///
/// # Errors
/// When the node dies again and again, or the set-up fails although it lives.
pub fn set_up(up: &Up, node: &mut Child, stop: &AtomicBool) -> Result<()> {
    let tools = Tools(up.tools.clone());
    // The set-up is also to end where the supervisor gives up.
    let end = AtomicBool::new(false);
    thread::scope(|scope| {
        let work = scope.spawn(|| attempt(&up.chain, &tools, &end));
        let watched = watch(up, node, &work, stop);
        if work.is_finished() {
            return outcome(work);
        }
        end.store(true, Ordering::Relaxed);
        // Whatever the set-up asks the node has its answer with this.
        node.stop();
        // Its error says that it was stopped, and that is known here.
        let _ = outcome(work);
        watched
    })
}

fn attempt(chain: &Chain, tools: &Tools, end: &AtomicBool) -> Result<()> {
    let mut number = 1;
    loop {
        match setup::run(chain, tools, end) {
            Err(error) if number < ATTEMPTS && !end.load(Ordering::Relaxed) => {
                say(format_args!("not yet: {error:#}"));
            }
            done => return done,
        }
        number += 1;
        thread::sleep(TICK);
    }
}

/// Keeps the node alive until the set-up has ended or the supervisor is told to.
fn watch(
    up: &Up,
    node: &mut Child,
    work: &ScopedJoinHandle<'_, Result<()>>,
    stop: &AtomicBool,
) -> Result<()> {
    let mut pulse = Pulse::new(up.chain.rpc_url(), PATIENCE);
    while !work.is_finished() && !stop.load(Ordering::Relaxed) {
        node.tend()?;
        let is_hopeless = node.is_down() && node.restarts() >= RESTARTS;
        ensure!(!is_hopeless, "the node does not stay alive; it said\n{}", node.last_words());
        pulse.keep(node)?;
        thread::sleep(TICK);
    }
    Ok(())
}

fn outcome(work: ScopedJoinHandle<'_, Result<()>>) -> Result<()> {
    work.join().unwrap_or_else(|_| Err(anyhow!("the set-up has panicked")))
}

#[cfg(test)]
mod tests {
    use std::{fs, process::Command, time::Instant};

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        up: Up,
    }

    /// A set-up on a node that is none, told to stop after a second or never.
    fn set_up_on(script: &str, stops: bool) -> (Result<()>, bool) {
        let up = Flags::parse_from(["localnet", "--tools=.", "--rpc-port=21600"]).up;
        let name = format!("tidepool-start-{}-{}", std::process::id(), script.len());
        let logs = std::env::temp_dir().join(name);
        fs::create_dir_all(&logs).unwrap();
        let mut command = Command::new("sh");
        let mut node = Child::start("node", command.args(["-c", script]), &logs).unwrap();
        let stop = AtomicBool::new(false);
        let ended = thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_secs(1));
                stop.store(stops, Ordering::Relaxed);
            });
            set_up(&up, &mut node, &stop)
        });
        fs::remove_dir_all(logs).unwrap();
        (ended, node.is_down())
    }

    #[test]
    fn a_node_that_does_not_answer_yet_keeps_nobody_from_stopping() {
        let start = Instant::now();
        let (ended, is_down) = set_up_on("exec sleep 60", true);
        assert!(ended.is_ok() && is_down);
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_node_that_never_lives_is_tried_three_times_and_its_words_are_told() {
        let (ended, _) = set_up_on("echo no such ledger; exit 3", false);
        let error = ended.unwrap_err().to_string();
        assert_eq!(error.matches("no such ledger").count(), 3, "{error}");
    }
}
