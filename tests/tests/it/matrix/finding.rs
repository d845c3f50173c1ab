//! What was met.

use std::collections::BTreeSet;

use anchor_lang_idl_spec::Idl;

use super::{
    exceptions::{BEFORE_ROLES, Exception, Outcome, REASONS},
    idl,
    kind::Kind,
};

/// What came of a case.
pub struct Finding {
    /// The instruction.
    pub instruction: String,
    /// The account that was wrong.
    pub account: String,
    /// What was wrong with it.
    pub kind: Kind,
    /// What came of it.
    pub outcome: Outcome,
}

/// All findings, and where they are not what was expected.
#[derive(Default)]
pub struct Findings {
    /// All of them.
    pub all: Vec<Finding>,
    /// Unexpected ones.
    pub faults: Vec<String>,
    used: Vec<&'static Exception>,
}

impl Findings {
    /// Remembers that an exception was needed.
    pub fn used(&mut self, exception: &'static Exception) {
        self.used.push(exception);
    }

    /// Fails where an instruction of the IDL has an account with too few cases, or an exception
    /// speaks of nothing.
    pub fn assert_complete(&self, idl: &Idl) {
        for instruction in &idl.instructions {
            for account in idl::accounts(instruction) {
                let here = |one: &&Finding| {
                    one.instruction == instruction.name && one.account == account.name
                };
                let kinds: BTreeSet<_> = self.all.iter().filter(here).map(|one| one.kind).collect();
                let mut wanted = vec![Kind::Nothing, Kind::Wallet, Kind::Missing];
                wanted.extend(account.signer.then_some(Kind::Unsigned));
                wanted.extend(account.writable.then_some(Kind::ReadOnly));
                let all = wanted.iter().all(|kind| kinds.contains(kind));
                assert!(all, "{}, {}: {kinds:?}", instruction.name, account.name);
            }
        }
        let unused = |one: &&Exception| !self.used.iter().any(|used| std::ptr::eq(*used, *one));
        let exceptions = BEFORE_ROLES.iter().chain(REASONS);
        let unused: Vec<_> = exceptions.filter(unused).map(|one| &one.outcome).collect();
        assert!(unused.is_empty(), "exceptions that nothing needs: {unused:?}");
    }
}
