//! `undelegate`.

use crate::pool::{Entry, Kind, Phase, Pool, Recorded, Refusal, Stake, Wanted};

/// How a validator gives stake back.
enum Way {
    /// An account that is not yet effective, whole and at once.
    Recall(Kind),
    /// All of the main account.
    Whole,
    /// So many lamports of the main account, in a new transient.
    Part(i128),
}

impl Pool {
    /// Takes stake back from the validator at `index`; returns the lamports, 0 where there is
    /// nothing to do.
    pub fn undelegate(&mut self, index: usize) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            pool.open_movement()?;
            let entry = *pool.list.entry(index)?;
            let wanted = pool.to_undelegate(index)?;
            let is_urgent = wanted.served > 0 && pool.do_tickets_lack();
            let Some(way) = pool.way_for(&entry, wanted, is_urgent)? else { return Ok(0) };
            let rent = i128::from(pool.cluster.stake_rent);
            let cannot_pay = pool.ledger.reserve_tracked < i128::from(pool.locked()) + rent;
            let lamports = match way {
                Way::Recall(kind) => pool.recall(index, kind)?,
                Way::Part(_) if is_urgent && cannot_pay => pool.cool_whole(index)?,
                Way::Whole => pool.cool_whole(index)?,
                Way::Part(lamports) => pool.cool_part(index, lamports)?,
            };
            let rebalanced = (lamports - wanted.served).max(0).min(wanted.rebalanced);
            (pool.moved, pool.moved_epoch) = (pool.moved_now() + rebalanced, pool.clock.epoch);
            Ok(lamports)
        })
    }

    fn way_for(
        &self,
        entry: &Entry,
        wanted: Wanted,
        is_urgent: bool,
    ) -> Result<Option<Way>, Refusal> {
        let total = wanted.served + wanted.rebalanced;
        let Some(main) = entry.main.filter(|_| total > 0) else { return Ok(None) };
        let is_worth_it = |stake: &Stake| is_urgent || 2 * total >= stake.lamports;
        let starts = |stake: &Stake| stake.phase(self.clock.epoch) == Phase::Starting;
        if let Some(transient) = entry.transient {
            let stake = transient.stake.ok_or(Refusal::UnexpectedStakeState)?;
            let is_recalled = starts(&stake) && is_worth_it(&stake);
            return Ok(is_recalled.then_some(Way::Recall(Kind::Transient)));
        }
        let stake = main.stake.ok_or(Refusal::UnexpectedStakeState)?;
        if starts(&stake) {
            return Ok(is_worth_it(&stake).then_some(Way::Recall(Kind::Main)));
        }
        if stake.deactivation.is_some() {
            return Ok(None);
        }
        let is_emptied = is_urgent || entry.usable_weight() == 0;
        Ok(self.fitted(total, stake.delegated, is_emptied))
    }

    /// `total`, with the minimum delegation on both sides of the split.
    fn fitted(&self, total: i128, delegated: i128, is_emptied: bool) -> Option<Way> {
        let minimum = i128::from(self.cluster.minimum_delegation);
        let most = delegated - minimum;
        let asked = if is_emptied { total.max(minimum) } else { total };
        if asked < minimum {
            return None;
        }
        if asked <= most {
            return Some(Way::Part(asked));
        }
        if is_emptied {
            return Some(Way::Whole);
        }
        (most >= minimum).then_some(Way::Part(most))
    }

    fn recall(&mut self, index: usize, kind: Kind) -> Result<i128, Refusal> {
        let entry = self.list.entry_mut(index)?;
        let main = entry.main.map_or(0, |recorded| recorded.lamports());
        let account = entry.account(kind).map_or(0, Recorded::lamports);
        // What is tracked in the main account stays there.
        let elsewhere = if kind == Kind::Main { 0 } else { main };
        let tracked = account.min((entry.tracked - elsewhere).max(0));
        entry.tracked -= tracked;
        match kind {
            Kind::Main => entry.main = None,
            Kind::Transient => entry.transient = None,
        }
        self.ledger.sweep(u64::try_from(tracked).map_err(|_| Refusal::AmountOutOfRange)?)?;
        self.reserve_lamports += account;
        Ok(account)
    }

    fn cool_whole(&mut self, index: usize) -> Result<i128, Refusal> {
        let epoch = self.clock.epoch;
        let entry = self.list.entry_mut(index)?;
        let Some(stake) = entry.stake_mut(Kind::Main) else { return Ok(0) };
        stake.deactivation = Some(epoch);
        let lamports = stake.lamports;
        (entry.cooling, entry.cooling_since) = (lamports, epoch);
        Ok(lamports)
    }

    fn cool_part(&mut self, index: usize, lamports: i128) -> Result<i128, Refusal> {
        let (epoch, locked) = (self.clock.epoch, self.locked());
        let rent = i128::from(self.cluster.stake_rent);
        self.ledger.lend_rent(rent, locked)?;
        self.reserve_lamports -= rent;
        let entry = self.list.entry_mut(index)?;
        let Some(main) = entry.stake_mut(Kind::Main) else { return Ok(0) };
        main.lamports -= lamports;
        main.delegated -= lamports;
        let part = Stake {
            lamports: lamports + rent,
            delegated: lamports,
            deactivation: Some(epoch),
            ..*main
        };
        entry.make(Kind::Transient, part);
        entry.tracked += rent;
        (entry.cooling, entry.cooling_since) = (part.lamports, epoch);
        Ok(lamports)
    }
}
