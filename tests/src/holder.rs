//! People who hold tideSOL.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::ticket_address;

use crate::{
    bank::{Failure, Receipt},
    token,
    world::World,
};

/// A wallet and its token account.
pub struct Holder {
    /// The wallet.
    pub wallet: Keypair,
    /// Its token account of the pool's mint.
    pub tokens: Pubkey,
}

impl Holder {
    /// The wallet's address.
    #[must_use]
    pub fn address(&self) -> Pubkey {
        self.wallet.pubkey()
    }
}

impl World {
    /// Somebody with lamports and an empty token account.
    pub async fn holder(&mut self, lamports: u64) -> Holder {
        let wallet = self.bank.wallet(lamports).await;
        let tokens = self.bank.token_account(self.pool.mint, wallet.pubkey()).await;
        Holder { wallet, tokens }
    }

    /// Lamports and shares of a holder.
    pub async fn balance(&mut self, holder: &Holder) -> (u64, u64) {
        let lamports = self.bank.lamports(holder.address()).await;
        (lamports, self.bank.shares_in(holder.tokens).await)
    }

    /// Deposits; the receipt returns the shares.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn deposit(&mut self, holder: &Holder, lamports: u64) -> Result<Receipt, Failure> {
        let deposit = self.pool.deposit_sol(holder.address(), holder.tokens, lamports, 0);
        self.send(&[deposit], &[&holder.wallet]).await
    }

    /// Redeems at once; the receipt returns the lamports.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn redeem(&mut self, holder: &Holder, shares: u64) -> Result<Receipt, Failure> {
        let (owner, tokens) = (holder.address(), holder.tokens);
        let redeem = self.pool.redeem_sol(owner, tokens, owner, shares, 0);
        self.send(&[redeem], &[&holder.wallet]).await
    }

    /// Orders a ticket; the receipt returns the lamports owed.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn order(
        &mut self,
        holder: &Holder,
        nonce: u64,
        shares: u64,
    ) -> Result<Receipt, Failure> {
        let order = self.pool.order_ticket(holder.address(), holder.tokens, nonce, shares, 0);
        self.send(&[order], &[&holder.wallet]).await
    }

    /// Leaves at once as far as the reserve goes, and by ticket for the rest; the receipt
    /// returns what was paid and what is owed, see [`Receipt::returned_pair`].
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn leave(
        &mut self,
        holder: &Holder,
        nonce: u64,
        shares: u64,
    ) -> Result<Receipt, Failure> {
        let redeem = self.pool.redeem(holder.address(), holder.tokens, nonce, shares, 0);
        self.send(&[redeem], &[&holder.wallet]).await
    }

    /// Turns a holder's ticket back into shares; the receipt returns how many.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn cancel(&mut self, holder: &Holder, nonce: u64) -> Result<Receipt, Failure> {
        let ticket = ticket_address(&self.pool.pool, &holder.address(), nonce);
        let cancel = self.pool.cancel_ticket(ticket, holder.address(), holder.tokens, 0);
        self.send(&[cancel], &[&holder.wallet]).await
    }

    /// Claims a holder's ticket; the receipt returns the lamports paid.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn claim(&mut self, holder: &Holder, nonce: u64) -> Result<Receipt, Failure> {
        let ticket = ticket_address(&self.pool.pool, &holder.address(), nonce);
        let claim = self.pool.claim_ticket(ticket, holder.address());
        self.send(&[claim], &[]).await
    }

    /// Sends shares to somebody else.
    ///
    /// # Errors
    /// The token program's refusal.
    pub async fn transfer(
        &mut self,
        from: &Holder,
        to: &Holder,
        shares: u64,
    ) -> Result<Receipt, Failure> {
        let transfer = token::transfer(from.tokens, to.tokens, from.address(), shares);
        self.send(&[transfer], &[&from.wallet]).await
    }
}
