//! How Alice and Bob came out.

use super::amount;
use crate::story::HolderResult;

/// The lines of the table.
pub fn lines(holders: &[HolderResult]) -> Vec<String> {
    let row = |cells: [&str; 7]| {
        let [name, put_in, got_out, gain, exit_fee, held, apy] = cells;
        format!(
            "{name:<6}{put_in:>16}  {got_out:>16}  {gain:>13}  {exit_fee:>12}  {held:>13}  \
             {apy:>9}"
        )
    };
    let mut lines = vec![
        row(["", "put in", "got out", "gain", "exit fee", "APY held", "APY"]),
        row(["", "SOL", "SOL", "SOL", "SOL", "before fee, %", "in all, %"]),
    ];
    lines.extend(holders.iter().map(|holder| {
        row([
            holder.purchase.name,
            &amount::fixed(holder.purchase.lamports),
            &amount::fixed(holder.received),
            &amount::signed(holder.gain()),
            &amount::fixed(holder.exit_fee()),
            &format!("{:.2}", holder.apy_held()),
            &format!("{:.2}", holder.apy()),
        ])
    }));
    lines
}
