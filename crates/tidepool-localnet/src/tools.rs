//! The project's own programs beside this one.

use std::{path::PathBuf, process::Command};

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
