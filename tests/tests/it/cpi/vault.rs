//! The vault of `tests/programs/cpi-caller`, and the same done by a wallet.

use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_sdk_ids::system_program;
use tidepool_client::ticket_address;
use tidepool_tests::{
    Holder, Receipt, SOL, World, caller::CPI_CALLER, rewind::Moment, token::TOKEN_PROGRAM,
};

// The first eight bytes of sha256("global:" and the name).
const OPEN_VAULT: [u8; 8] = [181, 248, 228, 67, 6, 175, 37, 167];
const DEPOSIT: [u8; 8] = [242, 35, 198, 137, 82, 225, 242, 182];
const LEAVE_AT_ONCE: [u8; 8] = [16, 128, 49, 243, 112, 72, 217, 144];
const LEAVE: [u8; 8] = [59, 234, 148, 108, 107, 149, 173, 112];
const ORDER: [u8; 8] = [26, 124, 48, 51, 126, 66, 100, 15];
const CLAIM: [u8; 8] = [62, 198, 214, 193, 213, 159, 108, 210];
const CANCEL: [u8; 8] = [232, 219, 223, 41, 219, 236, 220, 190];
const GIVE: [u8; 8] = [220, 72, 114, 72, 68, 33, 116, 204];
const PRICE: [u8; 8] = [129, 85, 239, 229, 61, 225, 218, 20];

/// A world whose tide flows, Bob, and a vault that Bob commands.
pub struct Scene {
    pub world: World,
    /// A wallet that does directly what the vault does by calls.
    pub bob: Holder,
    /// The vault, which has data.
    pub vault: Pubkey,
    /// Its purse, which has none.
    pub purse: Pubkey,
    /// The bump of the purse's address.
    pub purse_bump: u8,
    /// Its shares.
    pub tokens: Pubkey,
}

impl Scene {
    /// Bob and the vault have deposited 500 SOL each; the pool is in its third epoch.
    pub async fn new() -> Self {
        let (mut world, _) = World::deposited().await;
        world.bank.install("cpi_caller", CPI_CALLER);
        let bob = world.holder(2_000 * SOL).await;
        let derive = |seeds: &[&[u8]]| Pubkey::find_program_address(seeds, &CPI_CALLER);
        let (vault, _) = derive(&[b"vault", bob.address().as_ref()]);
        let (purse, purse_bump) = derive(&[b"purse", vault.as_ref()]);
        let tokens = world.bank.token_account(world.pool.mint, vault).await;
        world.bank.give(purse, 1_000 * SOL).await;
        let mut scene = Self { world, bob, vault, purse, purse_bump, tokens };
        let open = scene.open();
        scene.send(open).await;
        let deposit = scene.deposit(500 * SOL, 0);
        scene.send(deposit).await;
        scene.world.deposit(&scene.bob, 500 * SOL).await.expect("a deposit");
        scene.world.turn_epoch().await;
        scene.world.turn_epoch().await;
        scene.world.update().await;
        scene.world.move_to(300_000).await;
        scene
    }

    /// The address of the vault's ticket of this nonce.
    pub fn ticket(&self, nonce: u64) -> Pubkey {
        ticket_address(&self.world.pool.pool, &self.vault, nonce)
    }

    /// Sends an instruction that Bob signs.
    pub async fn send(&mut self, instruction: Instruction) -> Receipt {
        let bob = self.signer();
        self.world.send(&[instruction], &[&bob]).await.expect("a call that succeeds")
    }

    /// Bob's key.
    pub fn signer(&self) -> Keypair {
        self.bob.wallet.insecure_clone()
    }

    /// The pool, both people and their tickets of these nonces, to be played again.
    pub async fn remember(&mut self, nonces: &[u64]) -> Moment {
        let (vault, purse, tokens, bob) = (self.vault, self.purse, self.tokens, &self.bob);
        let mut others = vec![vault, purse, tokens, bob.address(), bob.tokens];
        for nonce in nonces {
            others.extend([self.ticket(*nonce), self.world.ticket_of(&self.bob, *nonce)]);
        }
        self.world.remember(&others).await
    }

    /// Lamports of the vault, of its purse, and its shares.
    pub async fn holdings(&mut self) -> [u64; 3] {
        let lamports = self.world.bank.lamports(self.vault).await;
        let purse = self.world.bank.lamports(self.purse).await;
        [lamports, purse, self.world.bank.shares_in(self.tokens).await]
    }

    fn open(&self) -> Instruction {
        let (vault, pool) = (write(self.vault), read(self.world.pool.pool));
        call(OPEN_VAULT, &[], vec![self.keeper(true), vault, pool, read(system_program::ID)])
    }

    pub fn deposit(&self, lamports: u64, minimum: u64) -> Instruction {
        let metas = [write(self.world.pool.reserve), write(self.purse), read(system_program::ID)];
        call(DEPOSIT, &[lamports, minimum], self.shared_and(&metas))
    }

    pub fn leave_at_once(&self, shares: u64, minimum: u64) -> Instruction {
        let metas = self.shared_and(&[write(self.world.pool.reserve)]);
        call(LEAVE_AT_ONCE, &[shares, minimum], metas)
    }

    pub fn leave(&self, nonce: u64, shares: u64, minimum: u64) -> Instruction {
        let metas = [
            write(self.world.pool.reserve),
            write(self.ticket(nonce)),
            write(self.purse),
            read(system_program::ID),
        ];
        call(LEAVE, &[nonce, shares, minimum], self.shared_and(&metas))
    }

    pub fn order(&self, nonce: u64, shares: u64, minimum: u64) -> Instruction {
        let metas = [write(self.ticket(nonce)), write(self.purse), read(system_program::ID)];
        call(ORDER, &[nonce, shares, minimum], self.shared_and(&metas))
    }

    pub fn claim(&self, nonce: u64) -> Instruction {
        let (pool, reserve) = (self.world.pool.pool, self.world.pool.reserve);
        let accounts = [pool, reserve, self.ticket(nonce), self.vault].map(write);
        call(CLAIM, &[], [&accounts[..], &[read(tidepool::ID)]].concat())
    }

    pub fn cancel(&self, nonce: u64, minimum: u64) -> Instruction {
        call(CANCEL, &[minimum], self.shared_and(&[write(self.ticket(nonce))]))
    }

    pub fn give(&self, nonce: u64, new_owner: Pubkey) -> Instruction {
        let (ticket, vault) = (write(self.ticket(nonce)), write(self.vault));
        let metas = vec![ticket, vault, self.keeper(false), read(tidepool::ID)];
        let mut give = call(GIVE, &[], metas);
        give.data.extend(new_owner.to_bytes());
        give
    }

    pub fn price(&self, shares: u64) -> Instruction {
        call(PRICE, &[shares], vec![read(self.world.pool.pool), read(self.vault)])
    }

    fn keeper(&self, is_paying: bool) -> AccountMeta {
        AccountMeta { pubkey: self.bob.address(), is_signer: true, is_writable: is_paying }
    }

    /// The accounts of every order about the vault's shares, and these.
    fn shared_and(&self, others: &[AccountMeta]) -> Vec<AccountMeta> {
        let pool = &self.world.pool;
        let mut metas = [pool.pool, pool.mint, self.tokens, self.vault].map(write).to_vec();
        metas.extend([self.keeper(false), read(TOKEN_PROGRAM), read(tidepool::ID)]);
        metas.extend_from_slice(others);
        metas
    }
}

fn call(name: [u8; 8], numbers: &[u64], metas: Vec<AccountMeta>) -> Instruction {
    let mut data = name.to_vec();
    data.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    Instruction::new_with_bytes(CPI_CALLER, &data, metas)
}

/// An account that the call may change.
pub fn write(address: Pubkey) -> AccountMeta {
    AccountMeta::new(address, false)
}

/// An account that it may not.
pub fn read(address: Pubkey) -> AccountMeta {
    AccountMeta::new_readonly(address, false)
}
