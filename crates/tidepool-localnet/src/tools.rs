//! The project's own programs beside this one.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};

use crate::tether::tethered;

/// Between two looks at a tool that works.
const PAUSE: Duration = Duration::from_millis(50);

/// The folder of `tidepool`, `tidepool-migrate` and `tidepool-crank`.
#[derive(Clone, Debug)]
pub struct Tools(pub PathBuf);

impl Tools {
    /// A command that runs one of them.
    #[must_use]
    pub fn command(&self, name: &str) -> Command {
        Command::new(self.0.join(name))
    }
}

/// Lets a tool do its work, or ends it when told to stop. What it says goes to `log`, and into
/// the error.
///
/// # Errors
/// When it fails, or was stopped.
pub fn finish(command: &Command, what: &str, log: &Path, stop: &AtomicBool) -> Result<()> {
    let said = File::create(log).with_context(|| log.display().to_string())?;
    let mut command = tethered(command);
    command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said);
    let mut tool = command.spawn().with_context(|| format!("{what}: can't start the tool"))?;
    loop {
        if let Some(status) = tool.try_wait()? {
            let said = fs::read(log).unwrap_or_default();
            ensure!(status.success(), "{what}: {}", String::from_utf8_lossy(&said).trim());
            return Ok(());
        }
        if stop.load(Ordering::Relaxed) {
            tool.kill()?;
            tool.wait()?;
            bail!("{what}: stopped");
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn shell(script: &str, stop: bool) -> Result<()> {
        let name = format!("tidepool-tool-{}-{}", std::process::id(), script.len());
        let log = std::env::temp_dir().join(name);
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let done = finish(&command, "a tool", &log, &AtomicBool::new(stop));
        fs::remove_file(log).unwrap();
        done
    }

    #[test]
    fn what_a_tool_says_is_in_the_error_only_if_it_fails() {
        shell("echo fine", false).unwrap();
        let error = shell("echo out; echo err >&2; exit 3", false).unwrap_err();
        assert_eq!(error.to_string(), "a tool: out\nerr");
    }

    #[test]
    fn a_tool_that_works_on_is_ended_when_told_to_stop() {
        let start = Instant::now();
        assert!(shell("exec sleep 60", true).is_err());
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}
