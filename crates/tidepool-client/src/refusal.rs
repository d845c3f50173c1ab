//! What a refusal means and what to do about it.

mod others;
mod ours;

use std::fmt;

use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use solana_transaction_error::TransactionError;
use tidepool::error::TidepoolError;

pub use ours::{Described, every_error};

/// The framework numbers a program's errors from here on.
const FIRST_CODE: u32 = 6_000;

/// Why a transaction was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The error's name: of the program that refused, or the runtime's.
    pub name: String,
    /// What to do, where it is known.
    pub advice: String,
    /// The program that refused, where the log names it.
    pub program: Option<Pubkey>,
    /// Its number of the error, if it gave one.
    pub code: Option<u32>,
    /// The refused instruction's index in the transaction, if it was one.
    pub instruction: Option<u8>,
    /// The log.
    pub logs: Vec<String>,
}

impl Refusal {
    /// The meaning of a transaction's error, with the help of its log.
    #[must_use]
    pub fn explain(error: &TransactionError, logs: Vec<String>) -> Self {
        let TransactionError::InstructionError(index, inner) = error else {
            return Self { logs, ..Self::of_runtime(error.to_string()) };
        };
        let program = failed_program(&logs);
        let InstructionError::Custom(code) = inner else {
            let instruction = Some(*index);
            return Self { program, instruction, logs, ..Self::of_runtime(inner.to_string()) };
        };
        let (name, advice) = describe(program, *code);
        Self { name, advice, program, code: Some(*code), instruction: Some(*index), logs }
    }

    /// What the program itself would answer.
    #[must_use]
    pub fn of_program(error: TidepoolError) -> Self {
        let code = FIRST_CODE + error as u32;
        let (name, advice) = describe(Some(tidepool::ID), code);
        let program = Some(tidepool::ID);
        Self { name, advice, program, code: Some(code), instruction: None, logs: vec![] }
    }

    fn of_runtime(message: String) -> Self {
        let advice = String::new();
        Self { name: message, advice, program: None, code: None, instruction: None, logs: vec![] }
    }

    /// Whether Tidepool refused with this error.
    #[must_use]
    pub fn is(&self, error: TidepoolError) -> bool {
        self.program == Some(tidepool::ID) && self.code == Some(FIRST_CODE + error as u32)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.advice.as_str() {
            "" => write!(out, "refused: {}", self.name),
            advice => write!(out, "refused: {}: {advice}", self.name),
        }
    }
}

fn describe(program: Option<Pubkey>, code: u32) -> (String, String) {
    let described = match program {
        Some(tidepool::ID) => ours::describe(code.wrapping_sub(FIRST_CODE)),
        Some(program) => others::describe(&program, code),
        None => None,
    };
    let unknown = || (format!("error {code} ({code:#x})"), String::new());
    described.map_or_else(unknown, |known| (known.name.to_owned(), known.advice))
}

/// The innermost program that failed: it is the first to say so.
fn failed_program(logs: &[String]) -> Option<Pubkey> {
    let failed = logs.iter().find_map(|line| {
        let (program, rest) = line.strip_prefix("Program ")?.split_once(' ')?;
        rest.starts_with("failed").then_some(program)
    });
    failed?.parse().ok()
}
