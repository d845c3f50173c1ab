//! Every account of the pool and of the people around it, by the program and by the model.

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::state::StakeStateV2;
use tidepool::state::Ticket;
use tidepool_client::account::decode_ticket;
use tidepool_fuzz::Deed;
use tidepool_model::pool::{Kind, Stake};
use tidepool_solvency::{Account, check};

use super::{bytes::assert_same, subject::Subject};

/// Epoch of a deactivation that never was.
const NEVER: u64 = u64::MAX;

impl Subject {
    /// Compares everything.
    ///
    /// # Panics
    /// Where a byte differs.
    pub async fn compare(&mut self, deed: &Deed) {
        let pool = self.world.pool;
        let account = self.bytes_of(pool.pool).await;
        assert_same("pool", &account, &self.model.pool_bytes(self), deed);
        let account = self.bytes_of(pool.validators).await;
        assert_same("list", &account, &self.model.list_bytes(self), deed);
        let reserve = i128::from(self.now().reserve_lamports);
        assert_eq!(reserve, self.model.reserve_lamports, "reserve: after {deed:?}");
        let supply = i128::from(self.now().supply);
        assert_eq!(supply, self.model.supply(), "supply: after {deed:?}");
        let claimed = i128::from(self.world.bank.shares_in(self.treasurys).await);
        assert_eq!(claimed, self.model.governance.claimed, "treasury: after {deed:?}");
        self.compare_tickets(deed).await;
        self.compare_people(deed).await;
        self.compare_stakes(deed).await;
    }

    async fn compare_tickets(&mut self, deed: &Deed) {
        for ticket in self.model.tickets.clone() {
            let address = self.address_of(&ticket);
            let account = self.bytes_of(address).await;
            assert_same("ticket", &account, &self.model.ticket_bytes(&ticket, self), deed);
        }
    }

    async fn compare_people(&mut self, deed: &Deed) {
        for who in 0..self.people.len() {
            let (wallet, tokens) = (self.people[who].address(), self.people[who].tokens);
            let lamports = i128::from(self.world.bank.lamports(wallet).await);
            let shares = i128::from(self.world.bank.shares_in(tokens).await);
            let person = self.model.people[who];
            let theirs = (person.lamports, person.shares);
            assert_eq!((lamports, shares), theirs, "person: {who} after {deed:?}");
        }
    }

    async fn compare_stakes(&mut self, deed: &Deed) {
        let mut all = vec![];
        for (_, entry) in self.model.list.entries() {
            for kind in [Kind::Main, Kind::Transient] {
                let account = entry.account(kind);
                all.extend(account.map(|one| (self.stake_address(one.address).0, one.stake)));
            }
        }
        for own in &self.model.stakes {
            all.push((self.stakes[&own.id].pubkey(), Some(own.stake)));
        }
        for (address, stake) in all {
            let found = self.stake_on_the_bank(address).await;
            assert_eq!(found, stake, "stake: {address} after {deed:?} (program, model)");
        }
    }

    async fn stake_on_the_bank(&mut self, address: Pubkey) -> Option<Stake> {
        let account = self.world.bank.account(address).await?;
        let state: StakeStateV2 = bincode::deserialize(&account.data).ok()?;
        let delegation = state.delegation()?;
        let end = delegation.deactivation_epoch;
        Some(Stake {
            lamports: account.lamports.into(),
            delegated: delegation.stake.into(),
            activation: delegation.activation_epoch,
            deactivation: (end != NEVER).then_some(end),
        })
    }

    async fn bytes_of(&mut self, address: Pubkey) -> Vec<u8> {
        self.world.bank.account(address).await.map(|account| account.data).unwrap_or_default()
    }

    /// The open tickets as the bank has them.
    pub async fn open_tickets(&mut self) -> Vec<(Pubkey, Ticket)> {
        let mut open = vec![];
        for ticket in self.model.tickets.clone() {
            let address = self.address_of(&ticket);
            let bytes = self.bytes_of(address).await;
            open.extend(decode_ticket(&bytes).ok().map(|ticket| (address, ticket)));
        }
        open
    }

    /// Asks for the second opinion, unless stake is missing that nobody has looked for yet.
    pub async fn check_solvency(&mut self) {
        let is_missing = self.model.list.entries().any(|(_, entry)| {
            let accounts = [entry.main, entry.transient].into_iter().flatten();
            accounts.map(|recorded| recorded.lamports()).sum::<i128>() < entry.tracked
        });
        if is_missing || self.model.ledger.pend < 0 {
            return;
        }
        let mut raw = self.world.raw_accounts().await;
        for ticket in self.model.tickets.clone() {
            let address = self.address_of(&ticket);
            let found = self.world.bank.account(address).await.expect("a ticket");
            let (owner, lamports, data) = (found.owner.to_bytes(), found.lamports, found.data);
            raw.accounts.insert(address.to_bytes(), Account { owner, lamports, data });
        }
        let report = check(&raw);
        assert!(report.is_solvent(), "solvency: {report}");
    }
}
