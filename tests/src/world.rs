//! A bank, a pool, its validators: where every test begins.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use tidepool_client::PoolAddresses;
use tidepool_math::Parameters;

use crate::{
    SOL,
    bank::{Bank, Failure, Receipt},
    cluster::Validator,
    known::Known,
    laws,
    slope_law::{self, Span},
    snapshot::Snapshot,
    ticket_laws,
};

/// How a world begins.
#[derive(Clone, Debug)]
pub struct WorldOptions {
    /// Commission in percent and credits of each validator; all get weight 100.
    pub validators: Vec<(u8, u64)>,
    /// The pool's parameters.
    pub parameters: Parameters,
    /// Lamports of outside stake.
    pub outside: u64,
    /// Slots of the list.
    pub capacity: u32,
    /// The epoch in which the pool is created.
    pub epoch: u64,
}

impl Default for WorldOptions {
    /// Three validators with commissions of 0, 5 and 10 %, in the first epoch of full length.
    fn default() -> Self {
        Self {
            validators: vec![(0, 1_000), (5, 1_000), (10, 1_000)],
            parameters: Parameters::DEFAULT,
            outside: 43_000 * SOL,
            capacity: 16,
            epoch: 14,
        }
    }
}

/// A bank with one pool.
pub struct World {
    /// The bank.
    pub bank: Bank,
    /// The pool's accounts.
    pub pool: PoolAddresses,
    /// The pool's creator, admin and strategist.
    pub admin: Keypair,
    /// The pool's guardian.
    pub guardian: Keypair,
    /// The pool's treasury.
    pub treasury: Keypair,
    /// The pool's validators, in the order of their indexes.
    pub validators: Vec<Validator>,
    /// The state after the last transaction, for the laws between two.
    pub(crate) last: Option<Snapshot>,
    /// Accounts that transactions have made.
    pub(crate) known: Known,
    /// Whether the second opinion is asked for after every transaction.
    pub(crate) is_solvency_watched: bool,
}

impl World {
    /// Boots the default world.
    pub async fn new() -> Self {
        Self::with(WorldOptions::default()).await
    }

    /// Boots a world.
    pub async fn with(options: WorldOptions) -> Self {
        let mut bank = Bank::boot(options.outside).await;
        bank.warp_to_epoch(options.epoch);
        bank.finish_rewards();
        let admin = bank.wallet(1_000 * SOL).await;
        let mut world = Self::create(bank, admin, &options).await;
        for (commission, credits) in &options.validators {
            world.join(*commission, *credits, 100).await;
        }
        world
    }

    /// Begins a pool in a bank that is already there.
    pub async fn create(bank: Bank, admin: Keypair, options: &WorldOptions) -> Self {
        let pool = PoolAddresses::of(&solana_signer::Signer::pubkey(&admin), 0);
        let mut world = Self {
            bank,
            pool,
            admin,
            guardian: Keypair::new(),
            treasury: Keypair::new(),
            validators: vec![],
            last: None,
            known: Known::default(),
            is_solvency_watched: false,
        };
        world.create_pool(options).await.expect("a pool");
        world.last = Some(world.snapshot().await);
        world
    }

    /// Sends instructions and checks the laws.
    ///
    /// # Errors
    /// The runtime's reason; the pool has not changed then.
    pub async fn send(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<Receipt, Failure> {
        let before = self.pool_bytes().await;
        let result = self.bank.send(instructions, signers).await;
        if result.is_ok() {
            self.check_after(instructions).await;
        } else {
            assert!(before == self.pool_bytes().await, "a refusal changes nothing");
        }
        result
    }

    /// Checks the laws between the last transaction and now.
    ///
    /// # Panics
    /// When one is broken.
    pub async fn check(&mut self) {
        self.check_after(&[]).await;
    }

    pub(crate) async fn check_after(&mut self, instructions: &[Instruction]) {
        let Some(last) = self.last.take() else { return };
        let now = self.snapshot().await;
        self.known.learn(&mut self.bank, instructions, &now).await;
        laws::check_state(&mut self.bank, &now).await;
        laws::check_step(&last, &now);
        let (_, slots) = self.bank.epoch_slots(now.epoch);
        slope_law::check_step(&last, &now, Span { slots, window: now.pool.policy.window });
        ticket_laws::check_state(&now, &self.open_tickets().await);
        self.last = Some(now);
        if self.is_solvency_watched {
            self.assert_solvent().await;
        }
    }

    /// The pool's state now.
    pub async fn snapshot(&mut self) -> Snapshot {
        Snapshot::take(&mut self.bank, &self.pool).await
    }

    /// The raw accounts of the pool, all four, as far as they exist.
    pub async fn pool_bytes(&mut self) -> Vec<Option<(u64, Vec<u8>)>> {
        let PoolAddresses { pool, reserve, mint, validators } = self.pool;
        let mut all = vec![];
        for address in [pool, reserve, mint, validators] {
            let account = self.bank.account(address).await;
            all.push(account.map(|account| (account.lamports, account.data)));
        }
        all
    }

    /// The raw accounts of the pool and all stake accounts that its list records.
    pub async fn all_bytes(&mut self) -> Vec<Option<(u64, Vec<u8>)>> {
        let mut all = self.pool_bytes().await;
        for address in self.snapshot().await.stake_accounts() {
            let account = self.bank.account(address).await;
            all.push(account.map(|account| (account.lamports, account.data)));
        }
        all
    }
}
