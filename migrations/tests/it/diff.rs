//! Pools, lists, weights and names that differ.

use tidepool_migrations::{Action, Change, State, Step, When, description::Validator, diff};

use crate::made_up::{EPOCH, key, metadata, pool, there, wanted};

fn short(changes: &[Change]) -> Vec<(Action, When)> {
    changes.iter().map(|change| (change.action.clone(), change.when)).collect()
}

#[test]
fn where_all_is_there_nothing_is_to_do() {
    let wanted = wanted();
    assert_eq!(diff(&wanted, &there(&wanted)), []);
}

#[test]
fn a_chain_without_the_pool_gets_all_of_it_in_order() {
    let mut wanted = wanted();
    wanted.capacity = 69 + 71 + 1;
    wanted.admin = key(9);
    let changes = diff(&wanted, &State { epoch: EPOCH, pool: None });
    let after = When::After(Step::Pool);
    let weight = |number| Action::SetWeight { index: None, vote: key(number), weight: 100 };
    let admin = Action::ProposeAuthority {
        role: tidepool::state::Role::Admin,
        authority: key(9),
        ready_epoch: EPOCH + 3,
    };
    assert_eq!(
        short(&changes),
        [
            (Action::CreatePool { slots: 69 }, When::Now),
            (Action::GrowList { slots: 71 }, after),
            (Action::GrowList { slots: 1 }, after),
            (Action::AddValidator { vote: key(11) }, after),
            (Action::AddValidator { vote: key(12) }, after),
            (weight(11), When::After(Step::Validators)),
            (weight(12), When::After(Step::Validators)),
            (admin, after),
            (Action::SetMetadata(metadata()), after),
        ]
    );
    assert!(changes.is_sorted_by_key(|change| change.step));
    assert!(changes[0].is_ready_for(key(1)));
    assert!(!changes[0].is_ready_for(key(2)), "only the creator's key makes its pool");
    assert!(!changes[1].is_ready_for(key(1)), "there is no list yet");
}

#[test]
fn validators_come_and_go_and_the_list_grows_for_them() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    pool(&mut found).capacity = 2;
    wanted.capacity = 2;
    wanted.validators =
        vec![Validator { vote: key(12), weight: 100 }, Validator { vote: key(13), weight: 7 }];
    let changes = diff(&wanted, &found);
    assert_eq!(
        short(&changes),
        [
            (Action::RemoveValidator { index: 0, vote: key(11) }, When::Now),
            // Who leaves keeps its slot until its stake is home.
            (Action::GrowList { slots: 1 }, When::Now),
            (Action::AddValidator { vote: key(13) }, When::Now),
            (
                Action::SetWeight { index: None, vote: key(13), weight: 7 },
                When::After(Step::Validators)
            ),
        ]
    );
}

#[test]
fn who_leaves_is_not_removed_twice_and_comes_back_only_to_a_vacant_slot() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    pool(&mut found).validators[0].is_leaving = true;
    pool(&mut found).validators[0].weight = 0;
    let (add, weight) = (
        Action::AddValidator { vote: key(11) },
        Action::SetWeight { index: None, vote: key(11), weight: 100 },
    );
    let after = When::After(Step::Validators);
    assert_eq!(short(&diff(&wanted, &found)), [(add, When::Vacated), (weight, after)]);
    wanted.validators.remove(0);
    assert_eq!(diff(&wanted, &found), []);
}

#[test]
fn a_new_validator_of_an_old_pool_waits_two_epochs_for_its_weight() {
    let wanted = wanted();
    let mut found = there(&wanted);
    let when_added = |found: &mut State, added, weight| {
        pool(found).validators[1].added_epoch = added;
        pool(found).validators[1].weight = weight;
        let changes = diff(&wanted, found);
        let action = Action::SetWeight { index: Some(1), vote: key(12), weight: 100 };
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].action, action);
        assert_eq!(changes[0].by, Some(key(2)));
        changes[0].when
    };
    assert_eq!(when_added(&mut found, EPOCH, 0), When::FromEpoch(EPOCH + 2));
    assert_eq!(when_added(&mut found, EPOCH - 1, 0), When::FromEpoch(EPOCH + 1));
    assert_eq!(when_added(&mut found, EPOCH - 2, 0), When::Now);
    pool(&mut found).created_epoch = EPOCH - 1;
    assert_eq!(when_added(&mut found, EPOCH, 0), When::Now, "the pool is new");
}

#[test]
fn a_name_is_set_where_it_differs_and_left_where_nobody_asks() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    pool(&mut found).metadata = None;
    assert_eq!(short(&diff(&wanted, &found)), [(Action::SetMetadata(metadata()), When::Now)]);
    wanted.metadata = None;
    assert_eq!(diff(&wanted, &found), []);
}
