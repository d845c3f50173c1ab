//! Histories from seeds: epochs as cranks, people, the operator and bad luck make them.

mod misfortune;
mod visit;

use crate::{Amount, Case, Chance, Looks, Minimum, Operation, Setting, Verb};
use misfortune::misfortune;
use visit::visit;

/// Most validators that one transaction looks at.
const BATCH: u64 = 8;

/// The history of `length` operations of a seed.
pub fn plan(seed: u64, length: usize) -> Case {
    let mut chance = Chance::new(seed);
    let setting = Setting::any(&mut chance);
    let mut planner = Planner { chance, validators: count_of(&setting), operations: vec![] };
    planner.begin(&setting);
    while planner.operations.len() < length {
        planner.epoch();
    }
    planner.operations.truncate(length);
    Case { about: format!("seed {seed}"), setting, operations: planner.operations }
}

fn count_of(setting: &Setting) -> u64 {
    u64::try_from(setting.commissions.len()).expect("few validators")
}

struct Planner {
    chance: Chance,
    validators: u64,
    operations: Vec<Operation>,
}

impl Planner {
    /// Validators with weights, and first deposits.
    fn begin(&mut self, setting: &Setting) {
        for validator in 0..self.validators {
            let validator = u16::try_from(validator).expect("few validators");
            self.operations.push(Operation::AddValidator { validator, unlisted: true });
        }
        self.weights(self.validators);
        for _ in 0..setting.people.min(6) {
            let (who, amount) = (self.chance.any(), Amount::part(&mut self.chance));
            let minimum = Minimum::Anything;
            self.operations.push(Operation::DepositSol { who, amount, minimum });
        }
    }

    /// From a boundary to the next.
    fn epoch(&mut self) {
        let style = self.chance.below(12);
        let are_absent = style == 0;
        if self.chance.one_in(3) {
            self.visits(3);
        }
        if !are_absent {
            // Some epochs are left half done.
            let batches = self.validators.div_ceil(BATCH) + self.chance.below(2);
            let batches = if style == 1 { self.chance.below(batches + 1) } else { batches };
            for _ in 0..batches {
                self.look();
            }
            self.operations.push(Operation::UpdatePool);
        }
        self.visits(6);
        if self.chance.one_in(4) {
            self.govern();
        }
        if self.chance.one_in(2) {
            self.powers();
        }
        if self.chance.one_in(2) {
            let share = self.chance.any();
            self.operations.push(Operation::Wait { share });
            self.visits(6);
        }
        if !are_absent && style != 2 {
            self.window();
        }
        self.end();
    }

    fn look(&mut self) {
        let (start, count) = (self.chance.any(), u8::try_from(BATCH).expect("a byte"));
        let looks = match self.chance.below(12) {
            0 => {
                let count = u8::try_from(self.chance.below(BATCH + 1)).expect("a byte");
                let step = self.chance.any() % 4;
                Looks::Any { count, start, step }
            }
            _ => Looks::Unseen { count, start },
        };
        self.operations.push(Operation::UpdateValidators { looks });
    }

    /// Stake moves, in any order, and people still come.
    fn window(&mut self) {
        self.operations.push(Operation::ToWindow);
        self.movements();
        if self.chance.one_in(3) {
            self.operations.push(Operation::ToLateWindow);
            self.movements();
        }
    }

    fn movements(&mut self) {
        let count = 2 * self.chance.between(1, self.validators.min(24));
        for _ in 0..count {
            let validator = self.chance.any();
            self.operations.push(match self.chance.below(2) {
                0 => Operation::Undelegate { validator },
                _ => Operation::Delegate { validator },
            });
            match self.chance.below(16) {
                0 | 1 => self.visits(1),
                // What has just begun to warm up may be recalled, with what was sent to it.
                2 if self.chance.one_in(2) => self.weights(8),
                3 => {
                    let (validator, share) = (self.chance.any(), self.chance.any());
                    self.operations.push(Operation::TipStake { validator, transient: true, share });
                }
                _ => {}
            }
        }
    }

    /// The boundary, or several.
    fn end(&mut self) {
        if self.chance.one_in(8) {
            self.operations.push(Operation::Boundary);
            self.visits(3);
            self.look();
            self.operations.push(Operation::UpdatePool);
        }
        let epochs = if self.chance.one_in(8) { self.chance.between(2, 6) } else { 1 };
        let epochs = u8::try_from(epochs).expect("few epochs");
        self.operations.push(Operation::NextEpoch { epochs });
    }

    fn visits(&mut self, most: u64) {
        for _ in 0..self.chance.between(1, most) {
            let next = match self.chance.below(10) {
                0 => misfortune(&mut self.chance),
                _ => visit(&mut self.chance),
            };
            self.operations.push(next);
        }
        if self.chance.one_in(5) {
            self.look_again();
        }
    }

    /// Somebody looks at validators that were seen already, and books a loss if there is one.
    fn look_again(&mut self) {
        let count = u8::try_from(self.chance.between(1, BATCH)).expect("a byte");
        let looks = Looks::Any { count, start: self.chance.any(), step: 1 };
        self.operations.push(Operation::UpdateValidators { looks });
        if self.chance.one_in(2) {
            self.operations.push(Operation::UpdatePool);
        }
    }

    /// What admin and strategist do, who may mean harm.
    fn govern(&mut self) {
        let validator = self.chance.any();
        self.operations.push(match self.chance.below(9) {
            0 => Operation::AddValidator { validator, unlisted: true },
            1 => Operation::AddValidator { validator, unlisted: false },
            2 => Operation::RemoveValidator { validator },
            3 | 4 => Operation::PruneValidator { validator },
            5 => Operation::FlagValidator { validator },
            _ => return self.weights(8),
        });
        if self.chance.one_in(3) {
            self.weights(16);
        }
    }

    /// What roles do, and those who would like to have one.
    fn powers(&mut self) {
        for _ in 0..self.chance.between(1, 3) {
            let verb = match self.chance.below(16) {
                0 | 1 => Verb::ProposeAuthority,
                2 | 3 => Verb::AcceptAuthority,
                4 => Verb::CancelAuthority,
                5..=7 => Verb::ProposeChange,
                8..=10 => Verb::ApplyChange,
                11 => Verb::CancelChange,
                12 => Verb::PauseEntries,
                // A pause is mostly short, or nobody would come in any more.
                13 => Verb::Resume,
                _ => Verb::ClaimFees,
            };
            let (subject, value) = (self.chance.below(8), self.chance.below(256));
            let byte = |number: u64| u8::try_from(number).expect("a byte");
            let (subject, value, who) = (byte(subject), byte(value), self.chance.any());
            self.operations.push(Operation::Govern { verb, subject, who, value });
            if verb == Verb::PauseEntries && self.chance.one_in(4) {
                // Until no more are allowed.
                for _ in 0..3 {
                    self.operations.push(Operation::Govern { verb, subject, who, value });
                }
            }
            if verb == Verb::PauseEntries && !self.chance.one_in(4) {
                self.visits(2);
                let verb = Verb::Resume;
                self.operations.push(Operation::Govern { verb, subject, who, value });
            }
        }
    }

    /// New weights for some; a strategist's extremes among them.
    fn weights(&mut self, most: u64) {
        let style = self.chance.below(6);
        let count = if style == 0 { most } else { self.chance.between(1, most) };
        let count = count.min(16);
        let start = self.chance.any() % 64;
        let changes = (0..count).map(|number| {
            let weight = match style {
                0 => 0,
                1 => u64::from(u32::MAX),
                2 => self.chance.below(2),
                3 => self.chance.below(1 << 32),
                _ => self.chance.between(1, 1_000),
            };
            let number = u16::try_from(number).expect("few changes");
            (start + number, u32::try_from(weight).expect("32 bits"))
        });
        let changes = changes.collect();
        self.operations.push(Operation::SetWeights { changes });
    }
}
