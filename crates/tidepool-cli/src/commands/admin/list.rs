//! The list of validators.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::snapshot::Snapshot;

use crate::{arguments::Admin, outcome::Failure, session::Session};

pub async fn of(
    session: &Session<'_>,
    verb: &Admin,
) -> Result<(String, Vec<Instruction>), Failure> {
    let (owner, now) = (session.owner()?, session.snapshot().await?);
    let pool = now.addresses;
    Ok(match verb {
        Admin::AddValidator { vote } => {
            (format!("add          validator {vote}"), vec![pool.add_validator(owner, *vote)])
        }
        Admin::RemoveValidator { vote } => {
            let remove = pool.remove_validator(owner, index(&now, vote)?, *vote);
            (format!("remove       validator {vote}"), vec![remove])
        }
        Admin::SetWeights { weights } => {
            let mut changes = vec![];
            let mut lines = vec!["set weights".to_owned()];
            for (vote, weight) in weights {
                changes.push(WeightChange {
                    index: index(&now, vote)?,
                    vote: *vote,
                    weight: *weight,
                });
                lines.push(format!("             {vote} {weight}"));
            }
            (lines.join("\n"), vec![pool.set_weights(owner, changes)])
        }
        Admin::GrowList { slots } => {
            (format!("grow         the list by {slots} slots"), vec![pool.grow_list(owner, *slots)])
        }
        _ => return Err(Failure::Usage("this is no verb of the list".to_owned())),
    })
}

fn index(now: &Snapshot, vote: &Pubkey) -> Result<u32, Failure> {
    let missing = || Failure::Usage(format!("the pool has no validator {vote}"));
    now.find(vote).map(|(index, _)| index).ok_or_else(missing)
}
