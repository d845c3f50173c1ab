//! Executing transactions.

use solana_account::Account;
use solana_epoch_rewards::EpochRewards;
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_message::VersionedMessage;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::{Transaction, versioned::VersionedTransaction};
use solana_transaction_error::TransactionError;
use tidepool_client::rpc::Simulation;

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
        let mut before = super::Before::new();
        for address in message.static_account_keys() {
            let account = self.world.bank.account(*address).await;
            self.began.entry(*address).or_insert_with(|| account.clone());
            before.insert(*address, account);
        }
        let Some(key) = self.keys.iter().find(|key| key.pubkey() == payer) else { return };
        let key = key.insecure_clone();
        let Err(error) = self.execute(&key, message).await else {
            let moved = self.moved_since(&before, payer).await;
            let slot = self.slot;
            self.landed.push(Landed { slot, signature, error: None, moved, before });
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
        message: &VersionedMessage,
    ) -> Result<(), TransactionError> {
        let instructions = self.unique(instructions_of(message));
        let client = &self.world.bank.context.banks_client;
        let hash = client.get_latest_blockhash().await.expect("the bank answers");
        let transaction =
            Transaction::new_signed_with_payer(&instructions, Some(&key.pubkey()), &[key], hash);
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
    let asks = instructions_of(message).into_iter().find_map(|instruction| {
        let price = instruction.data.strip_prefix(&[SET_PRICE])?.first_chunk().copied();
        price.filter(|_| instruction.program_id == BUDGET)
    });
    asks.map_or(0, u64::from_le_bytes)
}

/// Signers come first, and of both sorts those that are written.
fn is_writable(message: &VersionedMessage, place: usize) -> bool {
    let (header, keys) = (message.header(), message.static_account_keys().len());
    let signers = usize::from(header.num_required_signatures);
    if place < signers {
        place < signers - usize::from(header.num_readonly_signed_accounts)
    } else {
        place < keys - usize::from(header.num_readonly_unsigned_accounts)
    }
}

/// The instructions; nothing here looks accounts up in tables.
pub fn instructions_of(message: &VersionedMessage) -> Vec<Instruction> {
    let keys = message.static_account_keys();
    let meta = |index: &u8| {
        let place = usize::from(*index);
        let is_signer = message.is_signer(place);
        if is_writable(message, place) {
            AccountMeta::new(keys[place], is_signer)
        } else {
            AccountMeta::new_readonly(keys[place], is_signer)
        }
    };
    let decompiled = message.instructions().iter().map(|compiled| Instruction {
        program_id: keys[usize::from(compiled.program_id_index)],
        accounts: compiled.accounts.iter().map(meta).collect(),
        data: compiled.data.clone(),
    });
    decompiled.collect()
}
