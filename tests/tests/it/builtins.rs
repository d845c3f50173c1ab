//! The 128-bit builtins in the virtual machine, against the host's `u128`.
//!
//! Every balance of the pool goes through these functions, and nothing else notices when they are
//! wrong: a program that calls them with the wrong ABI still links and loads.

use builtins_cases::{Cases, Operation, Request};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_program_test::{BanksClient, ProgramTest};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;

const PAIRS_PER_REQUEST: u64 = 20_000;
const REQUESTS: u64 = 50;
/// Room for a whole request; how much of it one operation takes is asserted by itself.
const UNITS_PER_REQUEST: u64 = 100_000_000;

struct Probe {
    bank: BanksClient,
    payer: Keypair,
    program: Pubkey,
}

impl Probe {
    async fn start() -> Self {
        let program = Pubkey::new_unique();
        let mut test = ProgramTest::new("builtins_probe", program, None);
        test.set_compute_max_units(UNITS_PER_REQUEST);
        let (bank, payer, _) = test.start().await;
        Probe { bank, payer, program }
    }

    /// The machine's answer and the compute units that it took.
    async fn ask(&self, request: Request) -> (u128, u64) {
        let instruction = Instruction::new_with_bytes(self.program, &request.to_bytes(), vec![]);
        let recent = self.bank.get_latest_blockhash().await.expect("the bank has a blockhash");
        let transaction = Transaction::new_signed_with_payer(
            &[instruction],
            Some(&self.payer.pubkey()),
            &[&self.payer],
            recent,
        );
        let simulation =
            self.bank.simulate_transaction(transaction).await.expect("the bank answers");
        assert_eq!(
            simulation.result,
            Some(Ok(())),
            "{request:?}: {:?}",
            simulation.simulation_details
        );
        let details = simulation.simulation_details.expect("a simulation has details");
        let mut answer = [0; 16];
        // The runtime cuts trailing zero bytes off.
        let data = details.return_data.map(|returned| returned.data).unwrap_or_default();
        answer[..data.len()].copy_from_slice(&data);
        (u128::from_le_bytes(answer), details.units_consumed)
    }

    /// Compares the results of one request's pairs, and names the first pair for which they differ.
    async fn compare(&self, operation: Operation, seed: u64) -> u64 {
        let request = |count| Request::Many { operation, seed, count };
        let (answer, units) = self.ask(request(PAIRS_PER_REQUEST)).await;
        if answer == request(PAIRS_PER_REQUEST).answer() {
            return units;
        }
        let (mut right, mut wrong) = (0, PAIRS_PER_REQUEST);
        while wrong - right > 1 {
            let middle = (right + wrong) / 2;
            match self.ask(request(middle)).await.0 == request(middle).answer() {
                true => right = middle,
                false => wrong = middle,
            }
        }
        let pair = Cases::new(seed).nth(right as usize).expect("the list of pairs is endless");
        let one = Request::One { operation, pair };
        panic!(
            "{one:x?} is {:#x}, but the machine says {:#x}",
            one.answer(),
            self.ask(one).await.0
        );
    }

    /// Compares many pairs, and returns the compute units of one operation with its caller's work.
    async fn compare_all(&self, operation: Operation) -> u64 {
        let mut units = 0;
        for seed in 0..REQUESTS {
            units += self.compare(operation, seed).await;
        }
        units / (REQUESTS * PAIRS_PER_REQUEST)
    }
}

#[tokio::test]
async fn u128_arithmetic_in_the_machine_is_that_of_the_host() {
    let probe = Probe::start().await;
    let loop_units = probe.compare_all(Operation::Nothing).await;
    for (operation, most) in
        [(Operation::Multiply, 60), (Operation::Divide, 400), (Operation::Remainder, 400)]
    {
        let units = probe.compare_all(operation).await - loop_units;
        println!("{operation:?}: {units} compute units on average");
        assert!(
            units <= most,
            "{operation:?} takes {units} compute units on average, more than {most}"
        );
    }
}

#[tokio::test]
async fn the_largest_operands_have_the_right_results() {
    let probe = Probe::start().await;
    for (operation, pair, expected) in [
        (Operation::Multiply, (u128::MAX, u128::MAX), 1),
        (
            Operation::Multiply,
            (u64::MAX.into(), u64::MAX.into()),
            0xffff_ffff_ffff_fffe_0000_0000_0000_0001,
        ),
        (Operation::Divide, (u128::MAX, u64::MAX.into()), 0x1_0000_0000_0000_0001),
        (Operation::Divide, (u128::MAX, u128::MAX - 1), 1),
        (Operation::Remainder, (u128::MAX, 1 << 127), (1 << 127) - 1),
    ] {
        assert_eq!(
            probe.ask(Request::One { operation, pair }).await.0,
            expected,
            "{operation:?} of {pair:x?}"
        );
    }
}
