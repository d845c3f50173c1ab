//! Trying transactions without keeping what they do.

use solana_instruction::Instruction;
use solana_keypair::Keypair;

use crate::bank::{Bank, Failure, Receipt};

impl Bank {
    /// What [`Bank::send`] would answer; nothing changes.
    ///
    /// # Errors
    /// The runtime's reason.
    ///
    /// # Panics
    /// When the bank does not answer.
    pub async fn simulate(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<Receipt, Failure> {
        let transaction = self.sign(instructions, signers).await;
        let done = self.context.banks_client.simulate_transaction(transaction);
        let done = done.await.expect("the bank answers");
        let (logs, compute_units, return_data) = match done.simulation_details {
            Some(details) => (details.logs, details.units_consumed, details.return_data),
            None => Default::default(),
        };
        let return_data = return_data.map(|returned| returned.data).unwrap_or_default();
        match done.result.expect("a result") {
            Ok(()) => Ok(Receipt { compute_units, return_data, logs }),
            Err(error) => Err(Failure { error, logs }),
        }
    }
}
