//! A process that is started again whenever it ends.

use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
    process::{Child as Process, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::{tail::tail, voice::say};
use crate::tether::tethered;

/// Shortest and longest pause before a process is started again.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);
/// Whoever has lived so long is not in trouble.
const SETTLED: Duration = Duration::from_mins(1);
/// Time to end before it is ended. Nothing is lost then: the folder goes as well.
const GRACE: Duration = Duration::from_secs(5);

/// A supervised process; its output goes to a log of its name.
pub struct Child {
    name: &'static str,
    command: Command,
    log: PathBuf,
    process: Option<Process>,
    started: Instant,
    pause: Duration,
    restarts: u32,
}

impl Child {
    /// Starts it.
    ///
    /// # Errors
    /// When it cannot be started at all.
    pub fn start(name: &'static str, command: &Command, logs: &Path) -> Result<Self> {
        let mut child = Self {
            name,
            command: tethered(command),
            log: logs.join(format!("{name}.log")),
            process: None,
            started: Instant::now(),
            pause: SHORTEST,
            restarts: 0,
        };
        child.spawn()?;
        Ok(child)
    }

    /// How often it was started again.
    #[must_use]
    pub const fn restarts(&self) -> u32 {
        self.restarts
    }

    /// Whether it has ended and was not started again yet, as far as `tend` has seen.
    #[must_use]
    pub const fn is_down(&self) -> bool {
        self.process.is_none()
    }

    /// The last that it said.
    #[must_use]
    pub fn last_words(&self) -> String {
        tail(&self.log)
    }

    /// Starts it again where it has ended and its pause is over.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn tend(&mut self) -> Result<()> {
        if let Some(process) = &mut self.process {
            let Some(status) = process.try_wait()? else { return Ok(()) };
            self.note_end(status);
        }
        if self.started.elapsed() >= self.pause {
            self.restarts += 1;
            say(format_args!("{} is started again", self.name));
            self.spawn()?;
        }
        Ok(())
    }

    /// Ends it at once; it will be started again.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(process) = &mut self.process {
            process.kill()?;
        }
        Ok(())
    }

    /// Asks it to end, and ends it if it does not.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let asked = i32::try_from(process.id()).map(|id| kill(Pid::from_raw(id), Signal::SIGTERM));
        let deadline = Instant::now() + GRACE;
        while asked.is_ok() && Instant::now() < deadline {
            if !matches!(process.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        // Nothing is left to do for a process that does not even hear this.
        let _ = process.kill();
        let _ = process.wait();
    }

    fn note_end(&mut self, status: ExitStatus) {
        self.process = None;
        let lived = self.started.elapsed();
        self.pause = if lived > SETTLED { SHORTEST } else { (self.pause * 2).min(LONGEST) };
        self.started = Instant::now();
        say(format_args!(
            "{} has ended ({status}) after {} s; see {}",
            self.name,
            lived.as_secs(),
            self.log.display()
        ));
    }

    fn spawn(&mut self) -> Result<()> {
        let log = self.log()?;
        self.command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let process = self.command.spawn();
        self.process = Some(process.with_context(|| format!("can't start {}", self.name))?);
        self.started = Instant::now();
        Ok(())
    }

    fn log(&self) -> Result<File> {
        let opened = OpenOptions::new().create(true).append(true).open(&self.log);
        opened.with_context(|| self.log.display().to_string())
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.stop();
    }
}
