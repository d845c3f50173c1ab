//! What people do in the course of the year.

use tidepool_tests::{SOL, token};

use super::Year;

impl Year {
    /// Somebody does something.
    pub(super) async fn visit(&mut self) {
        let who = self.chance.below(self.people.len());
        match self.chance.below(11) {
            0 | 1 => self.deposit(who).await,
            2 => self.redeem(who).await,
            3 => self.leave(who).await,
            4 => self.order(who).await,
            5 => self.change_a_ticket().await,
            6 => self.make_stake(who).await,
            7 => self.deposit_stake().await,
            8 => self.redeem_stake(who).await,
            9 => self.tip().await,
            _ => self.burn(who).await,
        }
    }

    fn up_to(&mut self, lamports: u64) -> u64 {
        1 + self.chance.number() % lamports
    }

    /// A part of somebody's shares.
    async fn some_shares(&mut self, who: usize, most: u64) -> u64 {
        let shares = self.world.balance(&self.people[who]).await.1;
        self.up_to(most).min(shares / 2)
    }

    async fn deposit(&mut self, who: usize) {
        let wallet = self.world.balance(&self.people[who]).await.0;
        let lamports = self.up_to(40 * SOL).min(wallet / 2);
        let result = self.world.deposit(&self.people[who], lamports).await;
        self.note("deposit", result);
    }

    async fn redeem(&mut self, who: usize) {
        let shares = self.some_shares(who, 20 * SOL).await;
        let result = self.world.redeem(&self.people[who], shares).await;
        self.note("redeem", result);
    }

    async fn leave(&mut self, who: usize) {
        let shares = self.some_shares(who, 60 * SOL).await;
        self.nonce += 1;
        let result = self.world.leave(&self.people[who], self.nonce, shares).await;
        self.note("leave", result);
    }

    async fn order(&mut self, who: usize) {
        let shares = self.some_shares(who, 60 * SOL).await;
        self.nonce += 1;
        let result = self.world.order(&self.people[who], self.nonce, shares).await;
        self.note("order", result);
    }

    /// The owner of some ticket gives it to somebody else, or wants shares again.
    async fn change_a_ticket(&mut self) {
        let open = self.world.open_tickets().await;
        if open.is_empty() {
            return;
        }
        let (address, ticket) = open[self.chance.below(open.len())];
        let owner = self.people.iter().position(|holder| holder.address() == ticket.owner);
        let owner = owner.expect("one of the people");
        if self.chance.below(2) == 0 {
            let result = self.world.cancel_ticket(&self.people[owner], address).await;
            self.note("cancel", result);
            return;
        }
        let (from, to) = (&self.people[owner], &self.people[(owner + 1) % self.people.len()]);
        let result = self.world.give_ticket(from, address, to.address()).await;
        self.note("hand over", result);
    }

    async fn make_stake(&mut self, who: usize) {
        let votes = self.world.snapshot().await.indexed();
        let vote = votes[self.chance.below(votes.len())].1.vote;
        let lamports = SOL + self.up_to(30 * SOL);
        if self.world.balance(&self.people[who]).await.0 < 2 * lamports {
            return;
        }
        let account = self.world.own_stake(&self.people[who], vote, lamports).await;
        self.circle.include(account);
        self.stakes.push((who, account, vote));
    }

    async fn deposit_stake(&mut self) {
        if self.stakes.is_empty() {
            return;
        }
        let place = self.chance.below(self.stakes.len());
        let (who, account, vote) = self.stakes[place];
        let listed = self.world.snapshot().await;
        let Some((index, _)) = listed.indexed().into_iter().find(|(_, entry)| entry.vote == vote)
        else {
            return;
        };
        let result = self.world.deposit_stake(&self.people[who], account, index).await;
        if self.note("deposit stake", result) {
            self.stakes.swap_remove(place);
        }
    }

    async fn redeem_stake(&mut self, who: usize) {
        let shares = self.some_shares(who, 15 * SOL).await;
        let indexed = self.world.snapshot().await.indexed();
        let (index, entry) = indexed[self.chance.below(indexed.len())];
        let account = self.world.empty_stake(&self.people[who]).await;
        self.circle.include(account);
        let result = self.world.redeem_stake(&self.people[who], account, index, shares).await;
        if self.note("redeem stake", result) {
            self.stakes.push((who, account, entry.vote));
        }
    }

    /// Somebody outside is generous, to the reserve or to a stake account.
    async fn tip(&mut self) {
        let mut places = self.world.snapshot().await.stake_accounts();
        places.push(self.world.pool.reserve);
        let (place, lamports) = (places[self.chance.below(places.len())], self.up_to(SOL / 10));
        self.circle.bring(&mut self.world, place, lamports).await;
        *self.done.entry("tip").or_default() += 1;
    }

    /// Somebody burns shares past the pool.
    async fn burn(&mut self, who: usize) {
        let shares = self.some_shares(who, SOL / 100).await;
        let holder = &self.people[who];
        let burn = token::burn(holder.tokens, self.world.pool.mint, holder.address(), shares);
        let result = self.world.send(&[burn], &[&holder.wallet]).await;
        self.note("burn", result);
    }
}
