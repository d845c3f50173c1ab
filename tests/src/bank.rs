//! A real bank in this process: transactions, accounts, time.

use solana_account::{Account, AccountSharedData};
use solana_clock::Clock;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_program_test::{ProgramTest, ProgramTestContext};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;
use solana_transaction_error::TransactionError;
use tidepool_client::lending;

use crate::{cluster, stake_program};

/// Lamports that the network takes for each signature.
pub const SIGNATURE_FEE: u64 = 5_000;
/// Compute units that a transaction may have at most.
const MAX_COMPUTE_UNITS: u32 = 1_400_000;
const COMPUTE_BUDGET: Pubkey =
    Pubkey::from_str_const("ComputeBudget111111111111111111111111111111");

/// The bank and what was spent on it.
pub struct Bank {
    /// The bank itself, for what this harness has no word for.
    pub context: ProgramTestContext,
    /// Pays the network's fees and the rents of what the harness creates: the faucet, unless a
    /// story lets people pay for themselves.
    pub payer: Keypair,
    /// Lamports of network fees paid so far.
    pub fees: u64,
    sent: u32,
}

/// What a successful transaction left behind.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Compute units of the whole transaction.
    pub compute_units: u64,
    /// Return data, empty where there is none.
    pub return_data: Vec<u8>,
    /// The log.
    pub logs: Vec<String>,
}

impl Receipt {
    /// The return data as the number that most instructions answer with.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn returned(&self) -> u64 {
        // The runtime cuts trailing zeros off.
        let mut bytes = [0; 8];
        bytes[..self.return_data.len()].copy_from_slice(&self.return_data);
        u64::from_le_bytes(bytes)
    }
}

impl Receipt {
    /// The return data as the two numbers that `redeem` answers with.
    ///
    /// # Panics
    /// When it is not two numbers.
    #[must_use]
    pub fn returned_pair(&self) -> (u64, u64) {
        let mut bytes = [0; 16];
        bytes[..self.return_data.len()].copy_from_slice(&self.return_data);
        let (first, second) = bytes.split_at(8);
        let number = |half: &[u8]| u64::from_le_bytes(half.try_into().expect("eight bytes"));
        (number(first), number(second))
    }
}

/// Why a transaction failed.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The runtime's reason.
    pub error: TransactionError,
    /// The log.
    pub logs: Vec<String>,
}

impl Bank {
    /// Boots a bank with the bytecode of the pool and the lender, and so much outside stake that an epoch pays
    /// what mainnet pays; `outside` is in lamports.
    pub async fn boot(outside: u64) -> Self {
        let mut test = ProgramTest::new("tidepool", tidepool::ID, None);
        test.add_program("tidepool_lending", lending::PROGRAM, None);
        // While the admission ticket is active, accounts without one earn nothing.
        test.deactivate_feature(agave_feature_set::validator_admission_ticket::id());
        cluster::add_outside_stake(&mut test, outside);
        stake_program::replace(&mut test);
        let context = test.start_with_context().await;
        let payer = context.payer.insecure_clone();
        Self { context, payer, fees: 0, sent: 0 }
    }

    /// Sends instructions; [`Bank::payer`] pays the network's fee.
    ///
    /// # Errors
    /// The runtime's reason; nothing has changed but the payer's balance then.
    pub async fn send(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<Receipt, Failure> {
        let transaction = self.sign(instructions, signers).await;
        let signatures = u64::from(transaction.message.header.num_required_signatures);
        let done = self.context.banks_client.process_transaction_with_metadata(transaction);
        let done = done.await.expect("the bank answers");
        self.fees += signatures * SIGNATURE_FEE;
        let (logs, compute_units, return_data) = match done.metadata {
            Some(data) => (data.log_messages, data.compute_units_consumed, data.return_data),
            None => Default::default(),
        };
        let return_data = return_data.map(|returned| returned.data).unwrap_or_default();
        match done.result {
            Ok(()) => Ok(Receipt { compute_units, return_data, logs }),
            Err(error) => Err(Failure { error, logs }),
        }
    }

    pub(crate) async fn sign(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Transaction {
        self.sent += 1;
        // A limit of its own makes each transaction unique without waiting for a blockhash.
        let mut limit = vec![2];
        limit.extend((MAX_COMPUTE_UNITS - self.sent % 100_000).to_le_bytes());
        let unique = Instruction::new_with_bytes(COMPUTE_BUDGET, &limit, vec![]);
        let instructions: Vec<_> =
            std::iter::once(unique).chain(instructions.iter().cloned()).collect();
        let blockhash = self.context.banks_client.get_latest_blockhash();
        let blockhash = blockhash.await.expect("the bank answers");
        let payer = self.payer.insecure_clone();
        let mut all = vec![&payer];
        all.extend(signers);
        Transaction::new_signed_with_payer(&instructions, Some(&payer.pubkey()), &all, blockhash)
    }

    /// The account at `address`, if it exists.
    pub async fn account(&mut self, address: Pubkey) -> Option<Account> {
        self.context.banks_client.get_account(address).await.expect("the bank answers")
    }

    /// Lamports at `address`.
    pub async fn lamports(&mut self, address: Pubkey) -> u64 {
        self.account(address).await.map_or(0, |account| account.lamports)
    }

    /// Overwrites an account past all rules; each test that does so says why.
    pub fn edit(&mut self, address: Pubkey, account: Account) {
        self.context.set_account(&address, &AccountSharedData::from(account));
    }

    /// The clock of now.
    pub async fn clock(&mut self) -> Clock {
        self.context.banks_client.get_sysvar().await.expect("the bank answers")
    }

    /// A new wallet with lamports of the payer.
    pub async fn wallet(&mut self, lamports: u64) -> Keypair {
        let wallet = Keypair::new();
        self.give(wallet.pubkey(), lamports).await;
        wallet
    }

    /// Sends lamports of the payer anywhere.
    pub async fn give(&mut self, to: Pubkey, lamports: u64) {
        let from = self.payer.pubkey();
        let transfer = solana_system_interface::instruction::transfer(&from, &to, lamports);
        self.send(&[transfer], &[]).await.expect("the payer has enough");
    }

    /// Moves to a later slot.
    ///
    /// # Panics
    /// For a slot that is not later.
    pub fn warp_to_slot(&mut self, slot: u64) {
        self.context.warp_to_slot(slot).expect("a later slot");
    }

    /// Moves to the first slot of a later epoch, while rewards are being paid.
    pub fn warp_to_epoch(&mut self, epoch: u64) {
        self.context.warp_to_epoch(epoch).expect("a later epoch");
    }

    /// Moves one slot on and ends the payment of rewards.
    pub fn finish_rewards(&mut self) {
        self.context.warp_forward_force_reward_interval_end().expect("a later slot");
    }

    /// The first slot of `epoch`, and how many it has.
    #[must_use]
    pub fn epoch_slots(&self, epoch: u64) -> (u64, u64) {
        let schedule = &self.context.genesis_config().epoch_schedule;
        (schedule.get_first_slot_in_epoch(epoch), schedule.get_slots_in_epoch(epoch))
    }
}
