//! Transactions that a nonce keeps alive instead of a recent blockhash.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::Transaction;
use solana_transaction_error::TransactionError;

use crate::{SOL, bank::Bank};

/// Where the value lies in a nonce account, which takes the place of a blockhash.
const NONCE_VALUE: usize = 40;

impl Bank {
    /// Makes a nonce account of the payer, and lets its value become one that no recent blockhash
    /// has.
    pub async fn nonce_account(&mut self) -> Pubkey {
        let account = Keypair::new();
        let payer = self.payer.pubkey();
        let create = system::create_nonce_account(&payer, &account.pubkey(), &payer, SOL);
        self.send(&create, &[&account]).await.expect("a nonce");
        let slot = self.clock().await.slot;
        self.warp_to_slot(slot + 2);
        account.pubkey()
    }

    /// What advances a nonce account of the payer.
    pub fn advance(&self, nonce: Pubkey) -> Instruction {
        system::advance_nonce_account(&nonce, &self.payer.pubkey())
    }

    /// Simulates these instructions and no others, with the nonce's value instead of a blockhash
    /// where one is given.
    ///
    /// # Errors
    /// The runtime's reason.
    ///
    /// # Panics
    /// When the bank does not answer.
    pub async fn simulate_exactly(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
        nonce: Option<Pubkey>,
    ) -> Result<(), TransactionError> {
        let blockhash = match nonce {
            Some(nonce) => {
                let account = self.account(nonce).await.expect("a nonce");
                let value = &account.data[NONCE_VALUE..NONCE_VALUE + 32];
                <[u8; 32]>::try_from(value).expect("a hash").into()
            }
            None => self.context.banks_client.get_latest_blockhash().await.expect("a blockhash"),
        };
        let payer = self.payer.insecure_clone();
        let mut all = vec![&payer];
        all.extend(signers);
        let transaction = Transaction::new_signed_with_payer(
            instructions,
            Some(&payer.pubkey()),
            &all,
            blockhash,
        );
        let result = self.context.banks_client.simulate_transaction(transaction).await;
        result.expect("the bank answers").result.expect("a simulation")
    }
}
