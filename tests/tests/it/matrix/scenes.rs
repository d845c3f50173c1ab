//! The moments at which instructions are valid, and the instructions that are valid then.

use std::collections::BTreeSet;

use anchor_lang_idl_spec::Idl;

use super::{cast::Cast, idl};
use crate::{every_instruction::Pair, twins::Twins};

/// Everybody at one moment, and what is valid then.
pub struct Stage {
    /// Everybody.
    pub cast: Cast,
    /// What is valid.
    pub pairs: Vec<Pair>,
}

/// What has nothing to do in the window, where no entries are paused and no fees are due: wrong
/// accounts would be found out too late or never.
const IDLE_IN_WINDOW: [&str; 2] = ["resume", "claim_fees"];

impl Cast {
    /// The update of epoch 16, which sets fee shares aside, and a pause, in both pools.
    async fn update_and_pause(&mut self) {
        let twins = &mut self.twins;
        for _ in 0..2 {
            twins.world.update_pool().await.expect("an update");
            assert!(twins.world.snapshot().await.pool.fee_shares > 0, "a fee");
            twins.world.pause().await.expect("a pause");
            twins.world.turn_to(&mut twins.other);
        }
    }
}

/// All moments. A new instruction is added to one of the lists of `every_instruction.rs`.
pub async fn all() -> Vec<Stage> {
    let mut window = Cast::of(Twins::in_window().await).await;
    let mut in_window = window.twins.window_pairs().await;
    in_window.retain(|pair| !IDLE_IN_WINDOW.contains(&pair.name));
    let mut boundary = Cast::of(Twins::at_boundary().await).await;
    let [look, _] = boundary.twins.update_pairs().await;
    let mut before_update = Cast::of(Twins::before_update().await).await;
    let [_, update] = before_update.twins.update_pairs().await;
    let mut paused = Cast::of(Twins::before_update().await).await;
    paused.update_and_pause().await;
    let mut while_paused = Vec::from(paused.twins.governance_pairs().await);
    while_paused.retain(|pair| IDLE_IN_WINDOW.contains(&pair.name));
    vec![
        Stage { cast: paused, pairs: while_paused },
        Stage { cast: window, pairs: in_window },
        Stage { cast: boundary, pairs: vec![look] },
        Stage { cast: before_update, pairs: vec![update] },
    ]
}

/// Fails when an instruction of the IDL is nowhere valid, or a scene says otherwise than the IDL
/// which accounts sign and change.
pub fn assert_complete(idl: &Idl, stages: &[Stage]) {
    let mut played = BTreeSet::new();
    for pair in stages.iter().flat_map(|stage| &stage.pairs) {
        let instruction = idl::called(idl, &pair.ours.data);
        played.insert(instruction.name.clone());
        let declared = idl::accounts(instruction);
        let name = pair.name;
        assert!(pair.ours.accounts.len() >= declared.len(), "{name}: an account is missing");
        for (account, meta) in declared.iter().zip(&pair.ours.accounts) {
            let flags = (account.signer, account.writable);
            let place = &account.name;
            assert_eq!(flags, (meta.is_signer, meta.is_writable), "{name}: flags of {place}");
            let address = meta.pubkey.to_string();
            let right = account.address.as_ref().is_none_or(|declared| *declared == address);
            assert!(right, "{name}: the address of {place}");
        }
    }
    let mut missing: Vec<_> = idl.instructions.iter().map(|one| &one.name).collect();
    missing.retain(|name| !played.contains(*name));
    assert!(
        missing.is_empty(),
        "no scene in which {missing:?} is valid: add one to a list of \
         tests/tests/it/every_instruction.rs"
    );
}
