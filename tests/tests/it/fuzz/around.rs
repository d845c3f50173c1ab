//! What happens around the pool: deeds of other programs, and edits past all rules.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::instruction::deactivate_delinquent_stake;
use tidepool_fuzz::Deed;
use tidepool_model::pool::Kind;
use tidepool_tests::{cluster::OUTSIDE_VOTE, token};

use super::subject::Subject;

/// Where the vote states of version 4 keep the commission on inflation rewards, in basis points.
const BPS_OFFSET: usize = 132;
/// Where earlier ones keep it, in percent.
const PERCENT_OFFSET: usize = 68;
/// Tag of version 4.
const V4: u8 = 3;

impl Subject {
    /// Does a deed that is not asked of the program, and applies it to the model.
    pub async fn around(&mut self, deed: &Deed) {
        match *deed {
            Deed::MakeStake { who, validator, lamports, id } => {
                self.make_stake(who, validator, lamports, id).await;
            }
            Deed::DeactivateStake { place } => {
                let own = self.model.stakes[place];
                let (holder, account) = (&self.people[own.owner], self.stakes[&own.id].pubkey());
                self.world.deactivate_own(holder, account).await;
            }
            Deed::Burn { who, shares } => return self.burn(who, shares).await,
            Deed::TipReserve { lamports } => {
                self.world.bank.give(self.world.pool.reserve, lamports).await;
            }
            Deed::TipStake { index, kind, lamports } => {
                let stake = self.stake_at(index, kind);
                self.world.bank.give(stake, lamports).await;
            }
            Deed::Slash { index, kind, lamports } => self.slash(index, kind, lamports).await,
            Deed::Vanish { index, kind } => self.vanish(index, kind),
            Deed::DeactivateDelinquent { index, kind } => self.deactivate(index, kind).await,
            Deed::SetCommission { validator, bps } => self.set_commission(validator, bps).await,
            _ => {}
        }
        deed.apply(&mut self.model).expect("what nobody refuses");
    }

    async fn make_stake(&mut self, who: usize, validator: usize, lamports: u64, id: u64) {
        let vote = self.validators[validator].vote;
        let account = solana_keypair::Keypair::new();
        let owner = self.people[who].address();
        let create = solana_stake_interface::instruction::create_account_and_delegate_stake(
            &owner,
            &account.pubkey(),
            &vote,
            &solana_stake_interface::state::Authorized::auto(&owner),
            &solana_stake_interface::state::Lockup::default(),
            lamports + self.model.cluster.stake_rent,
        );
        let signers = [&self.people[who].wallet, &account];
        self.world.bank.send(&create, &signers).await.expect("a stake account");
        self.stakes.insert(id, account);
    }

    async fn burn(&mut self, who: usize, shares: u64) {
        let holder = &self.people[who];
        let burn = token::burn(holder.tokens, self.world.pool.mint, holder.address(), shares);
        let result = self.world.bank.send(&[burn], &[&holder.wallet]).await;
        let answer = self.model.burn(who, shares);
        assert_eq!(result.is_ok(), answer.is_ok(), "outcome: a burn of {shares}: {result:?}");
    }

    /// Lets stake vanish past all rules, as slashing would take it, which no cluster does yet.
    async fn slash(&mut self, index: usize, kind: Kind, lamports: u64) {
        let stake = self.stake_at(index, kind);
        let bank = &mut self.world.bank;
        bank.edit_stake(stake, |_, stake| stake.delegation.stake -= lamports).await;
        bank.edit_with(stake, |account| account.lamports -= lamports).await;
    }

    /// A loss of everything, as no cluster of today takes it: past all rules. An empty account of
    /// another owner would stay among the stakes that the bank pays.
    fn vanish(&mut self, index: usize, kind: Kind) {
        let stake = self.stake_at(index, kind);
        let owner = solana_sdk_ids::stake::ID;
        self.world.bank.edit(stake, Account { owner, ..Account::default() });
    }

    async fn deactivate(&mut self, index: usize, kind: Kind) {
        let stake = self.stake_at(index, kind);
        let validator = self.model.list.entry(index).expect("an entry").validator;
        let vote = self.validators[validator].vote;
        // Who is compared with must have voted in the running epoch too.
        self.world.bank.context.increment_vote_account_credits(&OUTSIDE_VOTE, 1);
        self.world.bank.date_back_vote_state(OUTSIDE_VOTE).await;
        let deactivate = deactivate_delinquent_stake(&stake, &vote, &OUTSIDE_VOTE);
        self.world.bank.send(&[deactivate], &[]).await.expect("a delinquent's stake");
    }

    /// The vote program would want a key and the first half of an epoch: past all rules.
    async fn set_commission(&mut self, validator: usize, bps: u16) {
        let vote = self.validators[validator].vote;
        let percent = u8::try_from(bps / 100).expect("percent");
        let edit = |account: &mut Account| {
            if account.data[0] == V4 {
                account.data[BPS_OFFSET..][..2].copy_from_slice(&bps.to_le_bytes());
            } else {
                account.data[PERCENT_OFFSET] = percent;
            }
        };
        self.world.bank.edit_with(vote, edit).await;
    }

    fn stake_at(&self, index: usize, kind: Kind) -> Pubkey {
        let entry = self.model.list.entry(index).expect("an entry");
        self.stake_address(entry.account(kind).expect("an account").address).0
    }
}
