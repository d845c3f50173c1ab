//! Executing transactions.

use std::collections::BTreeSet;

use solana_account::Account;
use solana_epoch_rewards::EpochRewards;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_message::{AddressLookupTableAccount, VersionedMessage, v0};
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use tidepool_client::rpc::Simulation;
use tidepool_tests::versioned::instructions_of;

use super::{Cluster, Landed};

const BUDGET: Pubkey = Pubkey::from_str_const("ComputeBudget111111111111111111111111111111");
const SET_LIMIT: u8 = 2;
const SET_PRICE: u8 = 3;
const SET_DATA_LIMIT: u8 = 4;
/// Compute units of the request that makes each execution unique.
const UNIQUE_UNITS: u32 = 150;
/// Bytes of accounts that a transaction may load: more than any here.
const DATA_LIMIT: u32 = 60_000_000;

impl Cluster {
    /// What a leader does with a transaction that reaches him: nothing if it has landed before,
    /// has expired, pays too little or is doomed.
    pub async fn deliver(&mut self, transaction: &VersionedTransaction) {
        let signature = transaction.signatures[0];
        let is_known = self.landed.iter().any(|landed| landed.signature == signature);
        let hash = transaction.message.recent_blockhash();
        let is_alive = self.hashes.get(hash).is_some_and(|last| self.slot <= *last);
        let pays = price(&transaction.message) >= self.least_price;
        if !is_known && is_alive && pays && !self.doomed.contains(&signature) {
            self.land(signature, &transaction.message).await;
        }
    }

    /// Executes a message under a signature of its own.
    pub async fn land(&mut self, signature: Signature, message: &VersionedMessage) {
        self.set_sysvars();
        let payer = message.static_account_keys()[0];
        let tables = self.world.bank.tables_of(message).await;
        // No leader takes what he cannot read.
        let Some(instructions) = instructions_of(message, &tables) else { return };
        let named = instructions.iter().flat_map(|instruction| &instruction.accounts);
        let touched: BTreeSet<Pubkey> = named.map(|meta| meta.pubkey).chain([payer]).collect();
        let mut before = super::Before::new();
        for address in touched {
            let account = self.world.bank.account(address).await;
            self.began.entry(address).or_insert_with(|| account.clone());
            before.insert(address, account);
        }
        let Some(key) = self.keys.iter().find(|key| key.pubkey() == payer) else { return };
        let key = key.insecure_clone();
        let Err(error) = self.execute(&key, instructions, &tables).await else {
            let moved = self.moved_since(&before, payer).await;
            let slot = self.slot;
            self.landed.push(Landed { slot, signature, error: None, moved, before });
            self.close_table_if_due().await;
            return;
        };
        // Only what fails while it runs lands; the rest no leader takes.
        if let TransactionError::InstructionError(..) = error {
            let (slot, error) = (self.slot, Some(error));
            self.landed.push(Landed { slot, signature, error, moved: 0, before });
        }
    }

    async fn execute(
        &mut self,
        key: &Keypair,
        instructions: Vec<Instruction>,
        tables: &[AddressLookupTableAccount],
    ) -> Result<(), TransactionError> {
        let instructions = self.unique(instructions);
        let client = &self.world.bank.context.banks_client;
        let hash = client.get_latest_blockhash().await.expect("the bank answers");
        let message = v0::Message::try_compile(&key.pubkey(), &instructions, tables, hash);
        let message = VersionedMessage::V0(message.expect("a message"));
        let transaction = VersionedTransaction::try_new(message, &[key]).expect("a signature");
        let done = client.process_transaction_with_metadata(transaction);
        done.await.expect("the bank answers").result
    }

    /// The same instructions with a request that no execution before had: the bank refuses what
    /// it has seen, though a fork that is given up has not.
    fn unique(&mut self, mut instructions: Vec<Instruction>) -> Vec<Instruction> {
        self.unique += 1;
        for instruction in &mut instructions {
            if instruction.program_id == BUDGET
                && let [SET_LIMIT, limit @ ..] = instruction.data.as_mut_slice()
            {
                let units = u32::from_le_bytes((&*limit).try_into().expect("four bytes"));
                limit.copy_from_slice(&(units + UNIQUE_UNITS).to_le_bytes());
            }
        }
        let mut data = vec![SET_DATA_LIMIT];
        data.extend((DATA_LIMIT - self.unique).to_le_bytes());
        instructions.push(Instruction::new_with_bytes(BUDGET, &data, vec![]));
        instructions
    }

    async fn moved_since(&mut self, before: &super::Before, payer: Pubkey) -> u64 {
        let mut moved = 0;
        for (address, account) in before.iter().filter(|(address, _)| **address != payer) {
            let lamports = |account: Option<&Account>| account.map_or(0, |found| found.lamports);
            let now = self.world.bank.account(*address).await;
            moved += lamports(now.as_ref()).abs_diff(lamports(account.as_ref()));
        }
        moved / 2
    }

    /// What a message would do now.
    pub async fn try_out(&mut self, transaction: &VersionedTransaction) -> Simulation {
        self.set_sysvars();
        self.world.bank.try_out(transaction.clone()).await
    }

    /// Lets the bank's programs see the story's time.
    fn set_sysvars(&mut self) {
        if self.clock_is_set {
            return;
        }
        self.clock.slot = self.slot;
        let active = self.slot < self.rewards_end;
        self.world.bank.context.set_sysvar(&self.clock);
        self.world.bank.context.set_sysvar(&EpochRewards { active, ..EpochRewards::default() });
        self.clock_is_set = true;
    }
}

fn price(message: &VersionedMessage) -> u64 {
    let keys = message.static_account_keys();
    let asks = message.instructions().iter().find_map(|instruction| {
        let price = instruction.data.strip_prefix(&[SET_PRICE])?.first_chunk().copied();
        price.filter(|_| keys[usize::from(instruction.program_id_index)] == BUDGET)
    });
    asks.map_or(0, u64::from_le_bytes)
}
