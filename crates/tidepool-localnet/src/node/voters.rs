//! Validators without a node behind them: what the node itself has voted for, they vote for too,
//! and so earn by their own commission. All stake on them together must stay far below the
//! node's, or the chain would wait for leaders that do not exist.

use std::{collections::BTreeSet, fs, path::Path, thread, time::Duration};

use anyhow::{Context, Result, ensure};
use solana_commitment_config::CommitmentConfig;
use solana_hash::Hash;
use solana_keypair::{Keypair, Signer};
use solana_pubkey::Pubkey;
use solana_rpc_client::rpc_client::RpcClient;
use solana_sdk_ids::sysvar::slot_hashes;
use solana_system_interface::instruction::transfer;
use solana_transaction::Transaction;
use solana_vote_interface::{
    instruction::tower_sync,
    state::{TowerSync, VoteStateV4},
};

use crate::{chain::Chain, keys};

/// Between two looks at the node's votes; a slot lasts 300 ms.
const PAUSE: Duration = Duration::from_millis(200);
/// The sysvar: a length, then a slot and a hash each.
const HEADER: usize = 8;
const RECORD: usize = 40;

struct Voter {
    number: usize,
    key: Keypair,
    vote: Pubkey,
}

/// Votes for as long as the process lives.
pub fn vote(chain: &Chain, rpc: &RpcClient, node: Pubkey) {
    let voters: Vec<Voter> = (1..usize::from(chain.validators))
        .map(|number| Voter {
            number,
            key: keys::voter(number),
            vote: keys::vote_account(number).pubkey(),
        })
        .collect();
    let silenced = chain.silenced();
    let mut last = None;
    loop {
        // A node that does not answer now does so later; until then nobody votes.
        if let Ok((slot, tower)) = tower(rpc, &node)
            && last != Some(slot)
        {
            last = Some(slot);
            for voter in voters.iter().filter(|voter| !numbers(&silenced).contains(&voter.number)) {
                if let Err(error) = cast(rpc, voter, tower.clone(), slot) {
                    eprintln!("validator {}: {error:#}", voter.number);
                }
            }
        }
        thread::sleep(PAUSE);
    }
}

/// Reads who does not vote; nobody, where there is no such file.
#[must_use]
pub fn numbers(silenced: &Path) -> BTreeSet<usize> {
    let text = fs::read_to_string(silenced).unwrap_or_default();
    text.lines().filter_map(|line| line.trim().parse().ok()).collect()
}

/// The node's votes, and the last slot that it voted for.
fn tower(rpc: &RpcClient, node: &Pubkey) -> Result<(u64, TowerSync)> {
    let processed = CommitmentConfig::processed();
    let account = rpc.get_account_with_commitment(node, processed)?.value.context("no votes")?;
    let state = VoteStateV4::deserialize(&account.data, node)?;
    let slot = state.votes.back().context("no vote yet")?.lockout.slot();
    let hashes = rpc.get_account_with_commitment(&slot_hashes::ID, processed)?.value;
    let hash = hash_of(&hashes.context("no hashes")?.data, slot)?;
    let lockouts = state.votes.iter().map(|vote| vote.lockout).collect();
    let root = state.root_slot;
    Ok((slot, TowerSync { lockouts, root, hash, timestamp: None, block_id: Hash::default() }))
}

fn hash_of(hashes: &[u8], slot: u64) -> Result<Hash> {
    ensure!(hashes.len() > HEADER, "no hashes");
    let mut records = hashes[HEADER..].chunks_exact(RECORD);
    let record = records.find(|record| record[..8] == slot.to_le_bytes());
    let hash = record.context("the slot is no longer known")?[8..].try_into()?;
    Ok(Hash::new_from_array(hash))
}

fn cast(rpc: &RpcClient, voter: &Voter, tower: TowerSync, slot: u64) -> Result<()> {
    let address = voter.key.pubkey();
    // Votes alone travel on a way of their own that is closed to whoever has no node.
    let pass = transfer(&address, &address, slot);
    let vote = tower_sync(&voter.vote, &address, tower);
    let blockhash = rpc.get_latest_blockhash()?;
    let transaction =
        Transaction::new_signed_with_payer(&[vote, pass], Some(&address), &[&voter.key], blockhash);
    let settings = solana_rpc_client::api::config::RpcSendTransactionConfig {
        skip_preflight: true,
        max_retries: Some(0),
        ..Default::default()
    };
    rpc.send_transaction_with_config(&transaction, settings)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_silences_nobody() {
        assert!(numbers(Path::new("/nowhere/silenced")).is_empty());
    }

    #[test]
    fn the_hash_of_a_slot_is_found_among_others() {
        let mut hashes = 2_u64.to_le_bytes().to_vec();
        for (slot, byte) in [(8_u64, 1_u8), (7, 2)] {
            hashes.extend(slot.to_le_bytes());
            hashes.extend([byte; 32]);
        }
        assert_eq!(hash_of(&hashes, 7).unwrap(), Hash::new_from_array([2; 32]));
        assert!(hash_of(&hashes, 9).is_err());
        assert!(hash_of(&[], 7).is_err());
    }
}
