//! Making and extending lookup tables.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool_client::{
    error::Error,
    transaction::{
        Client, Draft, Settings,
        lookup::{HEAD_LEN, MOST_ADDED, Table, create, extend},
    },
};

use super::Crank;
use crate::{
    chain::tables::{fresh_slot, read},
    plan::tables::{Extension, addresses, extensions},
};

/// What making tables has come to, or would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The tables that serve now, in the order in which they were named and made.
    pub tables: Vec<Pubkey>,
    /// What was missing in them before.
    pub extensions: Vec<Extension>,
    /// Lamports of rent that this takes, which whoever closes the tables gets back.
    pub rent: u64,
    /// Whether nothing that was to be done is left undone.
    pub is_whole: bool,
}

impl Crank {
    /// Adds to the bot's lookup tables what is missing, and makes new ones where they have no
    /// room; nothing where the bot only tries out. What fails is logged, ends it, and is made up
    /// for by the next call that knows the tables.
    ///
    /// # Errors
    /// Those of [`Crank::look`], before anything was sent.
    pub async fn make_tables(&self) -> Result<Made, Error> {
        let (situation, _) = self.look().await?;
        let found = read(&self.fleet, &self.lookup_tables).await?;
        let extensions = extensions(&addresses(&situation.snapshot), &found.open, self.payer());
        let rent = |length| situation.snapshot.rent.minimum(length);
        let rent = extensions.iter().map(|one| rent_of(one, &found.open, rent));
        let rent = rent.fold(0, u64::saturating_add);
        let tables = found.open.iter().map(|table| table.address).collect();
        let mut made = Made { tables, extensions, rent, is_whole: true };
        if !self.policy.is_dry {
            let extended = self.extend_all(&made.extensions, &mut made.tables).await;
            made.is_whole = extended.unwrap_or_else(|error| {
                tracing::error!(%error, "the lookup tables are not complete");
                false
            });
        }
        Ok(made)
    }

    /// Returns whether nobody told it to stop meanwhile.
    async fn extend_all(
        &self,
        extensions: &[Extension],
        tables: &mut Vec<Pubkey>,
    ) -> Result<bool, Error> {
        for Extension { table, addresses } in extensions {
            let table = if let Some(table) = table {
                *table
            } else {
                let table = self.make_table().await?;
                tables.push(table);
                table
            };
            for part in addresses.chunks(MOST_ADDED) {
                if self.stop.is_told() {
                    return Ok(false);
                }
                self.do_alone(extend(table, self.payer(), self.payer(), part)).await?;
            }
            tracing::info!(%table, addresses = addresses.len(), "a lookup table is extended");
        }
        Ok(true)
    }

    async fn make_table(&self) -> Result<Pubkey, Error> {
        let slot = fresh_slot(&self.fleet, self.payer()).await?;
        let (table, make) = create(self.payer(), self.payer(), slot);
        self.do_alone(make).await?;
        // Its address is lost to whoever does not hear it: it cannot be found again.
        tracing::info!(%table, "a lookup table is made");
        Ok(table)
    }

    async fn do_alone(&self, instruction: Instruction) -> Result<(), Error> {
        let settings = Settings {
            percentile: self.policy.percentile,
            highest_price: self.policy.calm_price.min(self.policy.highest_price),
            look: self.policy.look,
            ..Settings::default()
        };
        let client = Client { rpc: &self.fleet, settings };
        let draft = Draft::new(self.payer(), vec![instruction]);
        let landed = client.run(&draft, &[&self.key]).await?;
        self.fleet.expect_slot(landed.slot);
        Ok(())
    }
}

/// Lamports that a table takes more than now.
fn rent_of(extension: &Extension, tables: &[Table], rent: impl Fn(u64) -> u64) -> u64 {
    let length = |addresses: usize| {
        let length = HEAD_LEN.saturating_add(addresses.saturating_mul(size_of::<Pubkey>()));
        u64::try_from(length).unwrap_or(u64::MAX)
    };
    let table = tables.iter().find(|table| Some(table.address) == extension.table);
    let held = table.map_or(0, |table| table.addresses.len());
    let before = table.map_or(0, |_| rent(length(held)));
    rent(length(held.saturating_add(extension.addresses.len()))).saturating_sub(before)
}
