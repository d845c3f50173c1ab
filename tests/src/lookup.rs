//! Transactions of version 0, which find accounts in lookup tables.

use solana_account::Account;
use solana_instruction::Instruction;
use solana_message::{AddressLookupTableAccount, VersionedMessage, v0};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;

use crate::bank::Bank;

const LOOKUP_PROGRAM: Pubkey =
    Pubkey::from_str_const("AddressLookupTab1e1111111111111111111111111");
/// Addresses that a table can hold.
const TABLE_SIZE: usize = 256;
/// Bytes before the addresses.
const HEAD_LEN: usize = 56;
/// Bytes that a transaction may have.
pub const PACKET_LEN: usize = 1_232;

impl Bank {
    /// Puts the addresses into lookup tables that are as good as old.
    ///
    /// They are written past the lookup program, which would need hundreds of transactions.
    pub fn lookup_tables(&mut self, addresses: &[Pubkey]) -> Vec<AddressLookupTableAccount> {
        let tables = addresses.chunks(TABLE_SIZE).map(|addresses| AddressLookupTableAccount {
            key: Pubkey::new_unique(),
            addresses: addresses.to_vec(),
        });
        let tables: Vec<_> = tables.collect();
        for table in &tables {
            let mut data = vec![0; HEAD_LEN];
            data[0] = 1;
            // Never deactivated.
            data[4..12].copy_from_slice(&u64::MAX.to_le_bytes());
            data.extend(table.addresses.iter().flat_map(Pubkey::to_bytes));
            let account =
                Account { lamports: 1 << 40, data, owner: LOOKUP_PROGRAM, ..Account::default() };
            self.edit(table.key, account);
        }
        tables
    }

    /// Sends instructions with lookup tables; returns the compute units.
    ///
    /// # Panics
    /// When they do not fit into a packet, lock too many accounts or are refused.
    pub async fn send_v0(
        &mut self,
        instructions: &[Instruction],
        tables: &[AddressLookupTableAccount],
    ) -> u64 {
        let blockhash = self.context.banks_client.get_latest_blockhash();
        let blockhash = blockhash.await.expect("the bank answers");
        let payer = self.payer.insecure_clone();
        let message = v0::Message::try_compile(&payer.pubkey(), instructions, tables, blockhash);
        let message = VersionedMessage::V0(message.expect("a message"));
        let transaction = VersionedTransaction::try_new(message, &[&payer]).expect("a signature");
        let bytes = bincode::serialize(&transaction).expect("a transaction serialises");
        assert!(bytes.len() <= PACKET_LEN, "{} bytes are no packet", bytes.len());
        let done = self.context.banks_client.process_transaction_with_metadata(transaction);
        let done = done.await.expect("the bank answers");
        done.result.expect("a legal transaction");
        done.metadata.map_or(0, |data| data.compute_units_consumed)
    }
}
