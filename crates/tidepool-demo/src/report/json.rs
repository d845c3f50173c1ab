//! The outcome for programs. Lamports, slots and shares are decimal strings, because they
//! do not fit into the numbers of many JSON readers.

use std::fmt::Display;

use serde::{Serialize, Serializer};

use crate::story::{EpochRow, HolderResult, Outcome};

#[derive(Serialize)]
struct Object<'a> {
    epochs: Vec<Epoch<'a>>,
    holders: Vec<Holder<'a>>,
    audit: Audit,
}

/// `rate` is just before the epoch's update, everything else just after it.
#[derive(Serialize)]
#[allow(clippy::struct_field_names)]
struct Epoch<'a> {
    #[serde(serialize_with = "decimal")]
    epoch: &'a u64,
    #[serde(serialize_with = "decimal")]
    slot: &'a u64,
    #[serde(serialize_with = "decimal")]
    rate: &'a u64,
    #[serde(serialize_with = "decimal")]
    backing: &'a u64,
    #[serde(serialize_with = "decimal")]
    unvested: &'a u64,
    #[serde(serialize_with = "decimal")]
    rewards: &'a u64,
    #[serde(serialize_with = "decimal")]
    shares: &'a u64,
}

/// Lamports, but for the yields, which are rounded numbers of percent.
#[derive(Serialize)]
struct Holder<'a> {
    name: &'a str,
    #[serde(serialize_with = "decimal")]
    deposited: u64,
    #[serde(serialize_with = "decimal")]
    received: u64,
    #[serde(serialize_with = "decimal")]
    gain: i128,
    #[serde(serialize_with = "decimal")]
    exit_fee: u64,
    apy_percent: f64,
    apy_percent_before_exit_fee: f64,
}

/// `in + rewards - out - left - fees = difference`; `recount` is `out + left` counted anew.
#[derive(Serialize)]
struct Audit {
    #[serde(rename = "in", serialize_with = "decimal")]
    brought: u64,
    #[serde(serialize_with = "decimal")]
    rewards: u64,
    #[serde(serialize_with = "decimal")]
    out: u64,
    #[serde(serialize_with = "decimal")]
    left: u64,
    #[serde(serialize_with = "decimal")]
    fees: u64,
    #[serde(serialize_with = "decimal")]
    difference: i128,
    #[serde(serialize_with = "decimal")]
    recount: u64,
}

/// The outcome as one JSON object.
pub fn object(outcome: &Outcome) -> String {
    let audit = outcome.reckoning.audit;
    let object = Object {
        epochs: outcome.rows.iter().map(epoch).collect(),
        holders: outcome.holders.iter().map(holder).collect(),
        audit: Audit {
            brought: audit.brought,
            rewards: audit.rewards,
            out: audit.out,
            left: audit.left,
            fees: audit.fees,
            difference: audit.difference(),
            recount: outcome.reckoning.recount,
        },
    };
    serde_json::to_string_pretty(&object).expect("strings and numbers serialise")
}

fn epoch(row: &EpochRow) -> Epoch<'_> {
    let EpochRow { epoch, slot, rate, backing, unvested, rewards, shares, .. } = row;
    Epoch { epoch, slot, rate, backing, unvested, rewards, shares }
}

fn holder(result: &HolderResult) -> Holder<'_> {
    Holder {
        name: result.purchase.name,
        deposited: result.purchase.lamports,
        received: result.received,
        gain: result.gain(),
        exit_fee: result.exit_fee(),
        apy_percent: rounded(result.apy()),
        apy_percent_before_exit_fee: rounded(result.apy_held()),
    }
}

/// Four decimals are more than a few epochs can tell about a year.
fn rounded(percent: f64) -> f64 {
    (percent * 10_000.0).round() / 10_000.0
}

// Serde hands the field over by reference, whatever its size.
fn decimal<S: Serializer>(number: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tidepool_tests::audit::Audit;

    use super::object;
    use crate::{
        audit::Reckoning,
        story::{EpochRow, HolderResult, Outcome, Purchase},
    };

    fn outcome() -> Outcome {
        let row = EpochRow {
            epoch: 16,
            slot: u64::MAX,
            rate: 1_000_393_946,
            rate_after: 1_000_393_946,
            backing: 5,
            unvested: 4,
            rewards: 3,
            shares: 2,
            stakes: vec![1],
        };
        let left_with = |name, received| {
            let purchase = Purchase { name, lamports: 1_000_000, slot: 0 };
            HolderResult { purchase, worth: 1_000_800, received, slot: 432_000 }
        };
        let audit = Audit { brought: 1_000, rewards: 7, out: 990, left: 13, fees: 5 };
        let reckoning = Reckoning { audit, recount: 1_003, accounts: 2, out: vec![], left: vec![] };
        let holders = [left_with("Alice", 1_000_400), left_with("Bob", 999_999)];
        Outcome { rows: vec![row], samples: vec![], holders, reckoning }
    }

    #[test]
    fn whole_numbers_are_strings_and_nothing_is_missing() {
        let object: Value = serde_json::from_str(&object(&outcome())).expect("JSON");
        let epoch = json!({
            "epoch": "16", "slot": "18446744073709551615", "rate": "1000393946", "backing": "5",
            "unvested": "4", "rewards": "3", "shares": "2"
        });
        assert_eq!(object["epochs"], json!([epoch]));
        let audit = json!({
            "in": "1000", "rewards": "7", "out": "990", "left": "13", "fees": "5",
            "difference": "-1", "recount": "1003"
        });
        assert_eq!(object["audit"], audit);
        let alice = json!({
            "name": "Alice", "deposited": "1000000", "received": "1000400", "gain": "400",
            "exit_fee": "400", "apy_percent": 7.5715, "apy_percent_before_exit_fee": 15.7129
        });
        assert_eq!(object["holders"][0], alice);
        assert_eq!(object["holders"][1]["gain"], "-1");
        assert_eq!(object.as_object().map(serde_json::Map::len), Some(3));
    }
}
