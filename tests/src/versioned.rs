//! What a node does with a bank: transactions that others signed, blockhashes, statuses.

use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_message::{AddressLookupTableAccount, VersionedMessage};
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use tidepool_client::{rpc::Simulation, transaction::lookup::Table};

use crate::{bank::Bank, world::World};

impl Bank {
    /// The newest blockhash and the last block height at which it may be used.
    pub async fn blockhash(&mut self) -> (Hash, u64) {
        use solana_commitment_config::CommitmentLevel::Finalized;
        let client = &self.context.banks_client;
        let answer = client.get_latest_blockhash_with_commitment(Finalized).await;
        answer.expect("the bank answers").expect("a living blockhash")
    }

    /// Blocks below this one.
    pub async fn block_height(&mut self) -> u64 {
        self.context.banks_client.get_root_block_height().await.expect("the bank answers")
    }

    /// Lamports that an account of `size` bytes must hold.
    pub async fn rent(&mut self, size: usize) -> u64 {
        let rent = self.context.banks_client.get_rent().await.expect("the bank answers");
        rent.minimum_balance(size)
    }

    /// What `transaction` would do with a fresh blockhash.
    pub async fn try_out(&mut self, mut transaction: VersionedTransaction) -> Simulation {
        transaction.message.set_recent_blockhash(self.blockhash().await.0);
        let done = self.context.banks_client.simulate_transaction(transaction);
        let done = done.await.expect("the bank answers");
        let error = done.result.expect("a result").err();
        let Some(details) = done.simulation_details else {
            return Simulation { error, ..Simulation::default() };
        };
        let return_data = details.return_data.map(|returned| (returned.program_id, returned.data));
        Simulation { error, logs: details.logs, units: details.units_consumed, return_data }
    }

    /// In which slot a transaction landed and why it failed, if it did either.
    pub async fn status(&mut self, of: Signature) -> Option<(u64, Option<TransactionError>)> {
        let status = self.context.banks_client.get_transaction_status(of);
        let status = status.await.expect("the bank answers")?;
        Some((status.slot, status.err))
    }

    /// The tables that a message names, as far as they exist.
    pub async fn tables_of(
        &mut self,
        message: &VersionedMessage,
    ) -> Vec<AddressLookupTableAccount> {
        let mut tables = vec![];
        for lookup in message.address_table_lookups().unwrap_or_default() {
            let account = self.account(lookup.account_key).await;
            let table = account.and_then(|account| Table::decode(lookup.account_key, &account));
            tables.extend(table.map(|table| table.usable(u64::MAX)));
        }
        tables
    }
}

impl World {
    /// Puts a signed transaction into the block, if it belongs there, and checks the laws.
    pub(crate) async fn send_versioned(&mut self, transaction: VersionedTransaction) {
        let tables = self.bank.tables_of(&transaction.message).await;
        let instructions = instructions_of(&transaction.message, &tables).unwrap_or_default();
        let done = self.bank.context.banks_client.process_transaction_with_metadata(transaction);
        done.await.expect("the bank answers");
        self.check_after(&instructions).await;
    }
}

/// The instructions of a message; none where its tables lack an account that it looks up.
#[must_use]
pub fn instructions_of(
    message: &VersionedMessage,
    tables: &[AddressLookupTableAccount],
) -> Option<Vec<Instruction>> {
    let metas = metas_of(message, tables)?;
    let decompiled = message.instructions().iter().map(|compiled| {
        let accounts = compiled.accounts.iter().map(|at| metas.get(usize::from(*at)).cloned());
        Some(Instruction {
            program_id: metas.get(usize::from(compiled.program_id_index))?.pubkey,
            accounts: accounts.collect::<Option<_>>()?,
            data: compiled.data.clone(),
        })
    });
    decompiled.collect()
}

/// All accounts of a message in their order: those that it names, then those that it looks up
/// to write them, then those to read.
fn metas_of(
    message: &VersionedMessage,
    tables: &[AddressLookupTableAccount],
) -> Option<Vec<AccountMeta>> {
    let named = message.static_account_keys().iter().enumerate().map(|(place, key)| AccountMeta {
        pubkey: *key,
        is_signer: message.is_signer(place),
        is_writable: is_writable(message, place),
    });
    let mut metas: Vec<AccountMeta> = named.collect();
    for is_writable in [true, false] {
        for lookup in message.address_table_lookups().unwrap_or_default() {
            let table = tables.iter().find(|table| table.key == lookup.account_key)?;
            let places =
                if is_writable { &lookup.writable_indexes } else { &lookup.readonly_indexes };
            for place in places {
                let pubkey = *table.addresses.get(usize::from(*place))?;
                metas.push(AccountMeta { pubkey, is_signer: false, is_writable });
            }
        }
    }
    Some(metas)
}

/// Of the accounts that a message names, signers come first, and of both sorts those that are
/// written.
fn is_writable(message: &VersionedMessage, place: usize) -> bool {
    let (header, keys) = (message.header(), message.static_account_keys().len());
    let signers = usize::from(header.num_required_signatures);
    if place < signers {
        place < signers - usize::from(header.num_readonly_signed_accounts)
    } else {
        place < keys - usize::from(header.num_readonly_unsigned_accounts)
    }
}
