//! Deeds as instructions of the program.

use bytemuck::Zeroable;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::{instructions::admin::set_weights::WeightChange, state::ValidatorEntry};
use tidepool_client::{ValidatorAccounts, transfer_ticket};
use tidepool_fuzz::Deed;
use tidepool_model::pool::{ADMIN, STRATEGIST, StakeExit};
use tidepool_tests::staker::STAKE_RENT;

use super::subject::Subject;

/// Instructions and who signs them.
pub type Signed = (Vec<Instruction>, Vec<Keypair>);

const STAKE_SPACE: u64 = 200;

impl Subject {
    /// What to send for a deed that the program is asked about.
    pub fn instructions(&mut self, deed: &Deed) -> Signed {
        let pool = self.world.pool;
        let person = |who: usize| {
            let holder = &self.people[who];
            (holder.address(), holder.tokens, vec![holder.wallet.insecure_clone()])
        };
        let (instruction, signers) = match *deed {
            Deed::DepositSol { who, lamports, minimum } => {
                let (owner, tokens, signers) = person(who);
                (pool.deposit_sol(owner, tokens, lamports, minimum), signers)
            }
            Deed::RedeemSol { who, shares, minimum } => {
                let (owner, tokens, signers) = person(who);
                (pool.redeem_sol(owner, tokens, owner, shares, minimum), signers)
            }
            Deed::Redeem { who, nonce, shares, minimum } => {
                let (owner, tokens, signers) = person(who);
                (pool.redeem(owner, tokens, nonce, shares, minimum), signers)
            }
            Deed::OrderTicket { who, nonce, shares, minimum } => {
                let (owner, tokens, signers) = person(who);
                (pool.order_ticket(owner, tokens, nonce, shares, minimum), signers)
            }
            Deed::ClaimTicket { place } => {
                let ticket = self.model.tickets[place];
                let owner = person(ticket.owner).0;
                (pool.claim_ticket(self.address_of(&ticket), owner), vec![])
            }
            Deed::CancelTicket { place, minimum } => {
                let ticket = self.model.tickets[place];
                let (owner, tokens, signers) = person(ticket.owner);
                (pool.cancel_ticket(self.address_of(&ticket), owner, tokens, minimum), signers)
            }
            Deed::TransferTicket { place, to } => {
                let ticket = self.model.tickets[place];
                let (owner, _, signers) = person(ticket.owner);
                (transfer_ticket(self.address_of(&ticket), owner, person(to).0), signers)
            }
            Deed::DepositStake { place, index, minimum } => {
                let own = self.model.stakes[place];
                let (owner, tokens, signers) = person(own.owner);
                let (source, validator) = (self.stakes[&own.id].pubkey(), self.accounts_at(index));
                (pool.deposit_stake(owner, source, tokens, &validator, minimum), signers)
            }
            Deed::RedeemStake(ref wish) => return self.redeem_stake(wish),
            _ => return self.of_cranks_and_operators(deed),
        };
        (vec![instruction], signers)
    }

    /// The new account is made in the same transaction: it is not there if there is no stake.
    fn redeem_stake(&mut self, wish: &StakeExit) -> Signed {
        let holder = &self.people[wish.who];
        let (owner, account) = (holder.address(), Keypair::new());
        let create = solana_system_interface::instruction::create_account(
            &owner,
            &account.pubkey(),
            STAKE_RENT,
            STAKE_SPACE,
            &solana_sdk_ids::stake::ID,
        );
        let redeem = self.world.pool.redeem_stake(
            owner,
            holder.tokens,
            account.pubkey(),
            owner,
            &self.accounts_at(wish.index),
            wish.shares,
            wish.minimum,
        );
        let signers = vec![holder.wallet.insecure_clone(), account.insecure_clone()];
        self.stakes.insert(wish.id, account);
        (vec![create, redeem], signers)
    }

    fn of_cranks_and_operators(&self, deed: &Deed) -> Signed {
        let pool = self.world.pool;
        let vote = |index: usize| self.entry_at(index).vote;
        let index_of = |index: usize| u32::try_from(index).expect("a short list");
        let mut signers = vec![];
        let instruction = match *deed {
            Deed::UpdateValidators { ref indexes } => {
                let looks = indexes.iter().map(|index| (index_of(*index), self.entry_at(*index)));
                pool.update_validators(&looks.collect::<Vec<_>>())
            }
            Deed::UpdatePool => pool.update_pool(),
            Deed::Delegate { index } => pool.delegate(&self.accounts_at(index)),
            Deed::Undelegate { index } => pool.undelegate(&self.accounts_at(index)),
            Deed::FlagValidator { index } => pool.flag_validator(index_of(index), vote(index)),
            Deed::PruneValidator { index } => pool.prune_validator(&self.accounts_at(index)),
            Deed::AddValidator { .. } | Deed::RemoveValidator { .. } | Deed::SetWeights { .. } => {
                let role = if matches!(deed, Deed::SetWeights { .. }) { STRATEGIST } else { ADMIN };
                let holder = self.keypair(self.model.governance.holders[role]).insecure_clone();
                let admin = holder.pubkey();
                signers.push(holder);
                match *deed {
                    Deed::AddValidator { validator } => {
                        pool.add_validator(admin, self.validators[validator].vote)
                    }
                    Deed::RemoveValidator { index } => {
                        pool.remove_validator(admin, index_of(index), vote(index))
                    }
                    Deed::SetWeights { ref changes } => {
                        let change = |(index, weight): &(usize, u32)| WeightChange {
                            index: index_of(*index),
                            vote: vote(*index),
                            weight: *weight,
                        };
                        pool.set_weights(admin, changes.iter().map(change).collect())
                    }
                    _ => unreachable!("not the list's: {deed:?}"),
                }
            }
            _ => return self.of_roles(deed),
        };
        (vec![instruction], signers)
    }

    /// The entry as the list shows it; nobody's where there is none.
    fn entry_at(&self, index: usize) -> ValidatorEntry {
        self.now().entries.get(index).copied().unwrap_or_else(ValidatorEntry::zeroed)
    }

    fn accounts_at(&self, index: usize) -> ValidatorAccounts {
        let number = u32::try_from(index).expect("a short list");
        self.world.pool.validator_accounts(number, &self.entry_at(index))
    }
}
