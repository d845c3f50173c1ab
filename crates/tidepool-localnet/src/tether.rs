//! Processes that do not outlive this one.

use std::{os::unix::process::CommandExt, process::Command};

/// The same command, ended by the kernel when the thread that starts it ends, however that
/// happens; and in a group of its own, so that a Ctrl-C reaches the supervisor alone, who stops
/// all in order.
#[must_use]
pub fn tethered(command: &Command) -> Command {
    let mut tethered = Command::new("setpriv");
    tethered.args(["--pdeathsig", "KILL", "--"]).arg(command.get_program());
    tethered.args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => tethered.env(name, value),
            None => tethered.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        tethered.current_dir(folder);
    }
    tethered.process_group(0);
    tethered
}

#[cfg(test)]
mod tests {
    use std::{os::unix::process::ExitStatusExt, thread, time::Duration};

    use super::*;

    #[test]
    fn what_is_tethered_ends_with_its_parent() {
        // For the kernel the parent is a thread.
        let parent = thread::spawn(|| {
            let mut sleep = Command::new("sleep");
            let child = tethered(sleep.arg("60")).spawn().unwrap();
            thread::sleep(Duration::from_millis(500));
            child
        });
        let status = parent.join().unwrap().wait().unwrap();
        assert_eq!(status.signal(), Some(9));
    }
}
