//! A validator that stops voting, on request.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::{chain::Chain, node::voters};

/// Which validator of which chain.
#[derive(Args, Clone, Debug)]
pub struct Silence {
    /// The validator's number: 1 and up. The node itself, number 0, always votes.
    pub number: u16,
    /// The chain, by its flags.
    #[command(flatten)]
    pub chain: Chain,
}

impl Silence {
    /// Stops its votes.
    ///
    /// # Errors
    /// When there is no such validator, or no such chain runs.
    pub fn begin(&self) -> Result<()> {
        self.change(|silenced, number| silenced.insert(number))
    }

    /// Lets it vote again.
    ///
    /// # Errors
    /// When there is no such validator, or no such chain runs.
    pub fn end(&self) -> Result<()> {
        self.change(|silenced, number| silenced.remove(&number))
    }

    fn change(&self, change: impl FnOnce(&mut BTreeSet<usize>, usize) -> bool) -> Result<()> {
        let others = 1..self.chain.validators;
        ensure!(others.contains(&self.number), "there are validators 1 to {}", others.end - 1);
        let file = self.chain.silenced();
        let mut silenced = voters::numbers(&file);
        change(&mut silenced, usize::from(self.number));
        let lines: String = silenced.iter().map(|number| format!("{number}\n")).collect();
        fs::write(&file, lines)
            .with_context(|| format!("no chain runs in {}", self.chain.folder().display()))
    }
}
