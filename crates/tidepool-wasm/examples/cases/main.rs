//! Prints what the page's tests compare the compiled module with: bytes, questions, and answers
//! that the arithmetic's own crates gave on this machine. `cargo xtask wasm` runs it.

mod chance;
mod layouts;
mod lender;
mod pool;
mod quotes;

use chance::Chance;
use serde_json::{Value, json};

/// The slots of an epoch and the rent of an account without data, in all cases.
const SLOTS: u64 = 64;
const RENT: u64 = 890_880;

fn main() {
    let mut chance = Chance(0x7164_6570_6f6f_6c21);
    let pools: Vec<_> = (0..40).map(|_| pool::Pool::any(&mut chance)).collect();
    let mut groups = Vec::new();
    for pool in &pools {
        groups.push(quotes::questions(pool, &mut chance));
        groups.push(lender::questions(pool, &mut chance));
    }
    let all = json!({ "groups": groups, "layouts": layouts::layouts() });
    println!("{all}");
}

/// Calls with the same input.
pub fn group(input: &[u8], calls: &[Value]) -> Value {
    json!({ "input": hex(input), "calls": calls })
}

/// One call: its export, its arguments and what it must answer.
pub fn call<const N: usize>(
    export: &str,
    arguments: &[u64],
    answer: Result<[u64; N], u32>,
) -> Value {
    let words = |words: &[u64]| words.iter().map(u64::to_string).collect::<Vec<_>>();
    let (code, answer) = match answer {
        Ok(answer) => (0, words(&answer)),
        Err(code) => (code, vec![]),
    };
    json!({
        "export": export,
        "arguments": words(arguments),
        "code": code,
        "answer": answer,
    })
}

/// Bytes as text.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
