//! What the chain begins with.

use std::sync::Arc;

use agave_feature_set::{
    reduce_slot_time_to_200ms, reduce_slot_time_to_250ms, reduce_slot_time_to_300ms,
    reduce_slot_time_to_350ms, validator_admission_ticket,
};
use anyhow::Result;
use solana_account::AccountSharedData;
use solana_clock::Clock;
use solana_core::consensus::tower_storage::FileTowerStorage;
use solana_epoch_schedule::EpochSchedule;
use solana_inflation::Inflation;
use solana_keypair::Signer;
use solana_pubkey::Pubkey;
use solana_rpc::rpc::JsonRpcConfig;
use solana_sdk_ids::{bpf_loader_upgradeable, system_program, vote};
use solana_test_validator::{TestValidatorGenesis, UpgradeableProgramInfo};
use solana_vote_interface::state::{VoteInit, VoteStateV4, VoteStateVersions};
use tidepool_client::lending;

use crate::{
    chain::Chain,
    keys::{self, Who},
};

const SOL: u64 = 1_000_000_000;
/// What the node library gives the faucet and stakes on the node itself.
const SUPPLY: f64 = 501_000_000.0;
const NODE_STAKE: f64 = 1_000_000.0;
const SLOTS_PER_YEAR: f64 = 365.242_199 * 86_400.0 / 0.3;
/// More than the rent of a vote account.
const VOTE_LAMPORTS: u64 = SOL;
/// For some years of votes.
const VOTER_LAMPORTS: u64 = 100_000 * SOL;
/// For pool, deposits and loans.
const KEY_LAMPORTS: u64 = 1_000_000 * SOL;
/// Enough of the past for a page, little enough for a disk.
const LEDGER_SHREDS: u64 = 10_000;
/// Metaplex's program, which keeps what wallets show of a token.
const METADATA: Pubkey = Pubkey::from_str_const("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s");

/// Features that this chain goes without: where validators buy admission, those without earn
/// nothing; and slots shorter than 300 ms ask too much of two cores.
const WITHOUT: [Pubkey; 5] = [
    validator_admission_ticket::ID,
    reduce_slot_time_to_350ms::ID,
    reduce_slot_time_to_300ms::ID,
    reduce_slot_time_to_250ms::ID,
    reduce_slot_time_to_200ms::ID,
];

/// The commission of the validator with this number, 1 and up, in percent.
fn commission(number: usize) -> u8 {
    const PERCENT: [u8; 4] = [2, 5, 8, 0];
    PERCENT[(number - 1) % PERCENT.len()]
}

/// The node's configuration, with everything that is there from the first slot.
pub fn genesis(chain: &Chain) -> Result<TestValidatorGenesis> {
    let ledger = chain.folder().join("ledger");
    let mut genesis = TestValidatorGenesis::default();
    genesis
        .ledger_path(&ledger)
        // A node that was killed goes on where it was.
        .tower_storage(Arc::new(FileTowerStorage::new(ledger)))
        .epoch_schedule(EpochSchedule::custom(chain.epoch_slots, chain.epoch_slots, false))
        .ticks_per_slot(Chain::TICKS_PER_SLOT)
        .inflation(Inflation::new_fixed(inflation(chain)))
        .rpc_port(chain.rpc_port)
        .gossip_port(chain.node_ports)
        .port_range((chain.node_ports, chain.node_ports + Chain::NODE_PORTS))
        .deactivate_features(&WITHOUT)
        .rpc_config(JsonRpcConfig {
            enable_rpc_transaction_history: true,
            enable_extended_tx_metadata_storage: true,
            faucet_addr: Some(chain.faucet()),
            ..JsonRpcConfig::default_for_test()
        })
        .add_upgradeable_programs_with_path(&programs(chain));
    genesis.max_ledger_shreds = Some(LEDGER_SHREDS);
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Faucet) {
        genesis.add_account(who.keypair().pubkey(), wallet(KEY_LAMPORTS));
    }
    for number in 1..usize::from(chain.validators) {
        let voter = keys::voter(number).pubkey();
        genesis.add_account(voter, wallet(VOTER_LAMPORTS));
        let vote = keys::vote_account(number).pubkey();
        genesis.add_account(vote, vote_account(&vote, voter, commission(number))?);
    }
    Ok(genesis)
}

/// The rate of a year that makes an epoch earn [`Chain::reward`] on all stake. Whoever adds stake
/// dilutes it a little.
#[allow(clippy::cast_precision_loss)] // Small numbers, and a rate that nobody audits.
fn inflation(chain: &Chain) -> f64 {
    let reward = chain.reward() as f64 / 1e6;
    reward * NODE_STAKE / SUPPLY * SLOTS_PER_YEAR / chain.epoch_slots as f64
}

fn programs(chain: &Chain) -> Vec<UpgradeableProgramInfo> {
    let own = [
        (tidepool_client::tidepool::ID, "tidepool.so"),
        (lending::PROGRAM, "tidepool_lending.so"),
        (METADATA, "mpl_token_metadata.so"),
    ];
    own.map(|(program_id, file)| UpgradeableProgramInfo {
        program_id,
        loader: bpf_loader_upgradeable::ID,
        upgrade_authority: Who::Admin.keypair().pubkey(),
        program_path: chain.programs.join(file),
    })
    .into()
}

fn wallet(lamports: u64) -> AccountSharedData {
    AccountSharedData::new(lamports, 0, &system_program::ID)
}

fn vote_account(vote: &Pubkey, voter: Pubkey, commission: u8) -> Result<AccountSharedData> {
    let init = VoteInit {
        node_pubkey: voter,
        authorized_voter: voter,
        authorized_withdrawer: voter,
        commission,
    };
    let state = VoteStateV4::new_with_defaults(vote, &init, &Clock::default());
    let mut data = bincode::serialize(&VoteStateVersions::new_v4(state))?;
    data.resize(VoteStateV4::size_of(), 0);
    let mut account = AccountSharedData::new(VOTE_LAMPORTS, data.len(), &vote::ID);
    account.set_data_from_slice(&data);
    Ok(account)
}
