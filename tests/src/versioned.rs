//! What a node does with a bank: transactions that others signed, blockhashes, statuses.

use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_message::VersionedMessage;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use tidepool_client::rpc::Simulation;

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
}

impl World {
    /// Puts a signed transaction into the block, if it belongs there, and checks the laws.
    pub(crate) async fn send_versioned(&mut self, transaction: VersionedTransaction) {
        let instructions = instructions_of(&transaction.message);
        let done = self.bank.context.banks_client.process_transaction_with_metadata(transaction);
        done.await.expect("the bank answers");
        self.check_after(&instructions).await;
    }
}

/// The instructions, as far as their accounts are named and not looked up.
fn instructions_of(message: &VersionedMessage) -> Vec<Instruction> {
    let keys = message.static_account_keys();
    let key = |index: u8| keys.get(usize::from(index)).copied();
    let meta = |index: u8| key(index).map(|address: Pubkey| AccountMeta::new(address, false));
    let decompiled = message.instructions().iter().map(|compiled| Instruction {
        program_id: key(compiled.program_id_index).unwrap_or_default(),
        accounts: compiled.accounts.iter().copied().filter_map(meta).collect(),
        data: compiled.data.clone(),
    });
    decompiled.collect()
}
