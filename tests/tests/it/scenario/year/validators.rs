//! How the list changes in the course of the year.

use tidepool_tests::Validator;

use super::Year;

/// Validators on their way out and back.
#[derive(Default)]
pub(super) struct Turnover {
    leaving: Option<(u32, Validator)>,
    gone: Option<Validator>,
    /// A validator without a weight, and the epoch from which it may have one.
    waiting: Option<(u32, u64)>,
}

/// The validator that stops voting now and then.
const UNRELIABLE: u32 = 1;

impl Year {
    /// What happens to the list in the `number`th epoch, once its update has run.
    pub(super) async fn validators_change(&mut self, number: u64) {
        match number % 40 {
            5 => self.world.validators[1].credits = 0,
            8 => self.judge("flag", 1).await,
            20 => self.world.validators[1].credits = 1_000,
            22 => self.judge("unflag", 0).await,
            _ => {}
        }
        if number % 60 == 10 {
            self.remove().await;
        }
        self.prune().await;
        if number % 60 == 50 {
            self.come_back().await;
        }
        if number % 60 == 30 {
            let validator = self.world.bank.validator(7, 1_000).await;
            self.add("add", validator).await;
        }
        self.give_weight().await;
    }

    async fn judge(&mut self, deed: &'static str, expected: u64) {
        let receipt = self.world.flag(UNRELIABLE).await.expect("a judgement");
        assert_eq!(receipt.returned(), expected, "{deed}");
        self.note(deed, Ok(receipt));
    }

    async fn remove(&mut self) {
        let indexed = self.world.snapshot().await.indexed();
        let (index, entry) = *indexed.last().expect("a validator");
        let result = self.world.remove_validator(index).await;
        assert!(self.note("remove", result));
        let (vote, credits) = (entry.vote, 1_000);
        self.turnover.leaving = Some((index, Validator { vote, credits }));
    }

    /// Prunes the leaving validator as soon as its stake has come home.
    async fn prune(&mut self) {
        let Some((index, validator)) = self.turnover.leaving else { return };
        let entry = self.world.snapshot().await.entry(validator.vote).1;
        if entry.tracked == 0 && !entry.has_stake() && !entry.has_transient() {
            let result = self.world.prune(index).await;
            assert!(self.note("prune", result));
            self.turnover.leaving = None;
            self.turnover.gone = Some(validator);
        }
    }

    async fn come_back(&mut self) {
        let validator = self.turnover.gone.take().expect("forty epochs are enough to come home");
        self.add("return", validator).await;
    }

    async fn add(&mut self, deed: &'static str, validator: Validator) {
        let index = self.world.add_validator(validator).await.expect("a place");
        *self.done.entry(deed).or_default() += 1;
        let epoch = self.world.snapshot().await.epoch;
        self.turnover.waiting = Some((index, epoch + 2));
    }

    async fn give_weight(&mut self) {
        let epoch = self.world.snapshot().await.epoch;
        if let Some((index, _)) = self.turnover.waiting.take_if(|(_, ready)| *ready <= epoch) {
            self.world.set_weight(index, 100).await.expect("a weight");
        }
    }
}
