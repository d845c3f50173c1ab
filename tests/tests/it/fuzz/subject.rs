//! A pool on a bank and its model.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use std::collections::BTreeMap;
use tidepool_fuzz::{Answer, Deed, Setting};
use tidepool_math::{Millionths, Parameters};
use tidepool_model::{
    Clock,
    pool::{Cluster, Person, Pool},
};
use tidepool_tests::{
    Bank, Holder, Receipt, SOL, Snapshot, Validator, World, WorldOptions, laws, slope_law,
    slope_law::Span, ticket_laws,
};

use super::{addresses::Cache, refusal};

/// Both, and who is who.
pub struct Subject {
    pub world: World,
    pub model: Pool,
    pub people: Vec<Holder>,
    /// The validators, listed or not, in the order of the model's.
    pub validators: Vec<Validator>,
    /// Stake accounts of people by their number.
    pub stakes: BTreeMap<u64, Keypair>,
    pub cache: Cache,
    /// The token account of the first treasury.
    pub treasurys: Pubkey,
    last: Snapshot,
}

impl Subject {
    /// A new pool, people and validators.
    pub async fn begin(setting: &Setting) -> Self {
        let options = WorldOptions {
            validators: vec![],
            parameters: parameters(setting),
            capacity: setting.capacity,
            ..WorldOptions::default()
        };
        let mut bank = Bank::boot(options.outside).await;
        bank.warp_to_epoch(options.epoch);
        bank.finish_rewards();
        let admin = fixed(1, 0);
        bank.give(admin.pubkey(), 1_000 * SOL).await;
        let mut world = World::create(bank, admin, &options).await;
        let mut validators = vec![];
        for (number, commission) in (0..).zip(&setting.commissions) {
            let (node, vote) = (fixed(2, number), fixed(3, number));
            validators.push(world.bank.validator_at(&node, &vote, *commission, 1_000).await);
        }
        let mut people = vec![];
        for number in 0..setting.people {
            let wallet = fixed(4, u64::try_from(number).expect("few people"));
            world.bank.give(wallet.pubkey(), setting.wealth).await;
            let (mint, owner) = (world.pool.mint, wallet.pubkey());
            let tokens = world.bank.token_account_at(&fixed(5, number as u64), mint, owner).await;
            people.push(Holder { wallet, tokens });
        }
        let (mint, treasury) = (world.pool.mint, world.treasury.pubkey());
        let treasurys = world.bank.token_account(mint, treasury).await;
        let model = model(&mut world, setting).await;
        let last = world.snapshot().await;
        let cache = Cache::of(&world);
        let stakes = BTreeMap::new();
        Self { world, model, people, validators, stakes, cache, treasurys, last }
    }

    /// Does `deed` on the bank and in the model, and compares everything.
    pub async fn perform(&mut self, deed: &Deed) {
        let before = self.model.clone();
        if let Deed::Pass(time) = deed {
            self.pass(*time).await;
        } else if deed.is_instruction() {
            let (instructions, signers) = self.instructions(deed);
            let signers: Vec<_> = signers.iter().collect();
            let result = self.world.bank.send(&instructions, &signers).await;
            let answer = deed.apply(&mut self.model);
            match (&result, &answer) {
                (Ok(receipt), Ok(answer)) => assert_eq!(
                    returned(receipt, *answer),
                    *answer,
                    "answer: {deed:?} (program, model)"
                ),
                (Err(failure), Err(refusal)) => refusal::assert_same(deed, failure, *refusal),
                _ => panic!("outcome: {deed:?}\nprogram: {result:#?}\nmodel: {answer:?}"),
            }
        } else {
            self.around(deed).await;
        }
        self.model.check_laws();
        self.model.check_monotone(&before);
        self.check_laws().await;
        self.compare(deed).await;
    }

    /// The laws that the program's own accounts show, those between two states included.
    async fn check_laws(&mut self) {
        let now = self.world.snapshot().await;
        laws::check_books(&now);
        laws::check_step(&self.last, &now);
        let (_, slots) = self.world.bank.epoch_slots(now.epoch);
        slope_law::check_step(&self.last, &now, Span { slots, window: now.pool.policy.window });
        let open = self.open_tickets().await;
        ticket_laws::check_state(&now, &open);
        self.last = now;
    }

    /// The program's state after the last deed.
    pub const fn now(&self) -> &Snapshot {
        &self.last
    }
}

/// The model of a world's new pool.
async fn model(world: &mut World, setting: &Setting) -> Pool {
    let clock = clock(&mut world.bank).await;
    let cluster = Cluster {
        reserve_rent: 890_880,
        stake_rent: 2_282_880,
        ticket_rent: 1_893_120,
        minimum_delegation: SOL,
    };
    let mut pool = Pool::create(clock, setting.parameters(), cluster, setting.capacity);
    pool.validators = setting.validators();
    let person = Person { lamports: setting.wealth.into(), shares: 0 };
    pool.people = vec![person; setting.people];
    pool
}

/// Where in time a bank is.
pub async fn clock(bank: &mut Bank) -> Clock {
    let now = bank.clock().await;
    let (first_slot, slots_per_epoch) = bank.epoch_slots(now.epoch);
    Clock { slot: now.slot, epoch: now.epoch, first_slot, slots_per_epoch }
}

/// What the program answered, in the form of the model's answer.
fn returned(receipt: &Receipt, answer: Answer) -> Answer {
    match answer {
        Answer::Nothing => Answer::Nothing,
        Answer::Number(_) => Answer::Number(receipt.returned().into()),
        Answer::Given(mut given) => {
            let (paid, owed) = receipt.returned_pair();
            (given.paid, given.owed) = (paid.into(), owed.into());
            Answer::Given(given)
        }
    }
}

/// A key that is the same in every run.
fn fixed(role: u8, number: u64) -> Keypair {
    let mut seed = [role; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    Keypair::new_from_array(seed)
}

fn parameters(setting: &Setting) -> Parameters {
    let [floor, ceiling, deposit, protocol, target, window, cap, commission] =
        setting.parameters.map(Millionths);
    Parameters {
        exit_floor: floor,
        exit_ceiling: ceiling,
        deposit_fee: deposit,
        protocol_fee: protocol,
        reserve_target: target,
        window,
        movement_cap: cap,
        max_commission: commission,
    }
}
