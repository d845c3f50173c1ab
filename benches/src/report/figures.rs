//! What goes into the files.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use solana_program_test::find_file;

use crate::costs::{Cost, Costs};
use crate::rows::{ROWS, Row, SO_BAR, SO_GOAL};

/// Everything that was measured.
#[derive(Debug, Serialize, Deserialize)]
pub struct Figures {
    /// Compute units by instruction.
    pub rows: Vec<Line>,
    /// Bytes of the programs.
    pub so_bytes: SoBytes,
}

/// The compute units of one instruction.
#[derive(Debug, Serialize, Deserialize)]
pub struct Line {
    /// The name of the row.
    pub instruction: String,
    /// Tidepool's.
    pub ours: Option<u64>,
    /// The SPL stake pool's.
    pub spl: Option<u64>,
    /// The floor's.
    pub floor: Option<u64>,
    /// What Tidepool may take.
    pub bar: Option<u64>,
    /// What Tidepool aims at.
    pub goal: Option<u64>,
    /// How many times Tidepool's cost the SPL stake pool's is.
    pub spl_per_ours: Option<f64>,
    /// How many times the floor Tidepool's cost is.
    pub ours_per_floor: Option<f64>,
    /// Bumps that Tidepool tries, part of `ours` with at most 350 compute units each.
    pub bumps_ours: f64,
    /// Bumps that the SPL stake pool tries, part of `spl` with 1,500 compute units each.
    pub bumps_spl: f64,
}

/// Bytes of the programs.
#[derive(Debug, Serialize, Deserialize)]
pub struct SoBytes {
    /// Tidepool's.
    pub ours: u64,
    /// The SPL stake pool's.
    pub spl: u64,
    /// What Tidepool may have.
    pub bar: u64,
    /// What Tidepool aims at.
    pub goal: u64,
    /// How many times Tidepool's the SPL stake pool's are.
    pub spl_per_ours: f64,
}

impl Figures {
    /// Puts the measurements side by side.
    pub fn collect(ours: &Costs, spl: &Costs, floor: &Costs) -> Result<Self> {
        let rows = ROWS.iter().map(|row| Line::new(row, ours, spl, floor)).collect();
        let (ours, spl) = (size("tidepool")?, size("bench_spl_stake_pool")?);
        let spl_per_ours = quotient(spl, ours);
        let so_bytes = SoBytes { ours, spl, bar: SO_BAR, goal: SO_GOAL, spl_per_ours };
        Ok(Self { rows, so_bytes })
    }
}

impl Line {
    fn new(row: &Row, ours: &Costs, spl: &Costs, floor: &Costs) -> Self {
        let [our, their, least] = [ours, spl, floor].map(|costs| costs.get(row.name));
        let [ours, spl, floor] = [our, their, least].map(|cost| cost.map(|cost| cost.units));
        let bumps = |cost: Option<Cost>| cost.map_or(0.0, |cost| cost.bumps);
        Self {
            instruction: row.name.to_owned(),
            ours,
            spl,
            floor,
            bar: row.bar,
            goal: row.goal,
            spl_per_ours: spl.zip(ours).map(|(spl, ours)| quotient(spl, ours)),
            ours_per_floor: ours.zip(floor).map(|(ours, floor)| quotient(ours, floor)),
            bumps_ours: bumps(our),
            bumps_spl: bumps(their),
        }
    }
}

/// Bytes of a built program.
fn size(name: &str) -> Result<u64> {
    let file = find_file(&format!("{name}.so"))
        .with_context(|| format!("{name}.so is missing; run `cargo xtask bench`"))?;
    Ok(std::fs::metadata(file)?.len())
}

/// Rounded to hundredths.
#[expect(clippy::cast_precision_loss, reason = "these figures are small")]
fn quotient(a: u64, b: u64) -> f64 {
    (a as f64 / b as f64 * 100.0).round() / 100.0
}
