//! The second opinion.

use std::collections::BTreeMap;

use serde_json::json;
use solana_pubkey::Pubkey;
use tidepool_client::rpc::Filter;
use tidepool_solvency::{Account, Moment, RawAccounts, check};

use crate::{
    outcome::{Answer, Failure},
    session::Session,
};

/// Where a ticket names its pool.
const POOL_OFFSET: usize = 16;

pub async fn run(session: &Session<'_>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let pool = now.addresses.pool;
    let of_pool = [Filter::Bytes(POOL_OFFSET, pool.to_bytes().to_vec())];
    let asked = session.client.rpc.program_accounts(&tidepool::ID, &of_pool);
    let tickets = asked.await.map_err(Failure::from)?;
    let all = now.raw.iter().chain(&now.stakes).map(|(at, account)| (*at, account.clone()));
    let accounts: BTreeMap<_, _> = all.chain(tickets).map(raw).collect();
    let report = check(&RawAccounts {
        program: tidepool::ID.to_bytes(),
        pool: pool.to_bytes(),
        accounts,
        now: Moment {
            slot: now.clock.slot,
            epoch: now.clock.epoch,
            unix_time: now.clock.unix_time,
        },
        reserve_rent: now.rent.minimum(0),
    });
    let sums = report.sums;
    let lamports = |sum: i128| i64::try_from(sum).unwrap_or(i64::MAX);
    let json = json!({
        "is_solvent": report.is_solvent(),
        "held": lamports(sums.held()),
        "claimed": lamports(sums.claimed()),
        "surplus": lamports(sums.surplus()),
        "faults": report.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "notes": report.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    let answer = Answer { text: report.to_string().trim_end().to_owned(), json };
    if report.is_solvent() { Ok(answer) } else { Err(Failure::Insolvent(answer)) }
}

fn raw<A: Into<solana_account::Account>>((at, account): (Pubkey, A)) -> ([u8; 32], Account) {
    let account = account.into();
    let owner = account.owner.to_bytes();
    (at.to_bytes(), Account { owner, lamports: account.lamports, data: account.data })
}
