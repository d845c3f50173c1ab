//! Measuring one instruction.

use anyhow::{Context, Result, bail};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;
use tidepool_tests::Bank;

const COMPUTE_BUDGET: Pubkey =
    Pubkey::from_str_const("ComputeBudget111111111111111111111111111111");
/// `SetComputeUnitLimit` of 1,400,000, the most that a transaction may have.
const HIGHEST_LIMIT: [u8; 5] = [2, 0xc0, 0x5c, 0x15, 0];

/// The compute units that the program says it consumed, with all that it called.
///
/// The transaction holds only this instruction and its limit, and is simulated: the bank runs
/// it as it would any other, but stays as it was, so that several things can be measured in
/// one state.
pub async fn measure(
    bank: &mut Bank,
    instruction: &Instruction,
    signers: &[&Keypair],
) -> Result<u64> {
    let limit = Instruction::new_with_bytes(COMPUTE_BUDGET, &HIGHEST_LIMIT, vec![]);
    let payer = bank.context.payer.insecure_clone();
    let all: Vec<&Keypair> = std::iter::once(&payer).chain(signers.iter().copied()).collect();
    let client = &bank.context.banks_client;
    let transaction = Transaction::new_signed_with_payer(
        &[limit, instruction.clone()],
        Some(&payer.pubkey()),
        &all,
        client.get_latest_blockhash().await?,
    );
    let simulation = client.simulate_transaction(transaction).await?;
    let logs = simulation.simulation_details.map(|details| details.logs).unwrap_or_default();
    match simulation.result {
        Some(Ok(())) => consumed(&logs, &instruction.program_id)
            .with_context(|| format!("no figure in this log:\n{}", logs.join("\n"))),
        refusal => bail!("not measured: {refusal:?}\n{}", logs.join("\n")),
    }
}

/// The last such line is that of the outermost call: a program may call itself.
fn consumed(logs: &[String], program: &Pubkey) -> Option<u64> {
    let start = format!("Program {program} consumed ");
    let line = logs.iter().rev().find_map(|line| line.strip_prefix(&start))?;
    line.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(lines: [(Pubkey, u64); 3]) -> Vec<String> {
        let line = |(program, units)| format!("Program {program} consumed {units} of 1400000");
        lines.map(line).to_vec()
    }

    #[test]
    fn the_outermost_call_counts() {
        let (program, other) = (Pubkey::new_from_array([1; 32]), Pubkey::new_from_array([2; 32]));
        let logs = log([(program, 60), (program, 3_580), (other, 7)]);
        assert_eq!(consumed(&logs, &program), Some(3_580));
    }

    #[test]
    fn a_log_that_was_cut_off_gives_no_figure() {
        let program = Pubkey::new_from_array([1; 32]);
        let logs = vec![format!("Program {program} invoke [1]"), "Log truncated".to_owned()];
        assert_eq!(consumed(&logs, &program), None);
    }
}
