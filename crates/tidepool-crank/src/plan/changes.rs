//! Announced changes of parameters whose wait is over.

use tidepool_math::Parameter;

use super::{
    Situation,
    stage::{Stage, StageKind, Step},
};

/// Applies every change that may be applied.
pub(super) fn changes(situation: &Situation) -> Option<Stage> {
    let pending = Parameter::ALL.into_iter().zip(&situation.snapshot.pool.pending_changes);
    let ready = pending
        .filter(|(_, change)| change.ready_epoch != 0 && change.ready_epoch <= situation.epoch());
    let steps = ready.map(|(parameter, _)| Step::Change(parameter));
    let steps = steps.filter(|step| !situation.refused.contains(&step.key()));
    let steps: Vec<Step> = steps.collect();
    (!steps.is_empty()).then_some(Stage { kind: StageKind::Changes, steps })
}
