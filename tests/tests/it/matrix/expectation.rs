//! What must come of a case: all wrongs in it, of which the first that is found out is told.

use std::ops::Range;

use anchor_lang_idl_spec::{Idl, IdlInstructionAccount, IdlSeed};
use solana_account::Account;
use solana_instruction::{
    AccountMeta,
    error::InstructionError::{
        self, AccountDataTooSmall, Custom, IllegalOwner, IncorrectProgramId, InvalidAccountData,
        MissingRequiredSignature, UninitializedAccount,
    },
};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{native_loader, stake, system_program, sysvar};
use tidepool::error::TidepoolError;

use super::roles::{self, Load, Moment, Role};

/// Anchor's `ConstraintMut`.
const NOT_WRITABLE: InstructionError = Custom(2000);
/// Anchor's `ConstraintExecutable`.
const NOT_EXECUTABLE: InstructionError = Custom(2007);
/// Anchor's `ConstraintDuplicateMutableAccount`.
const DUPLICATE: InstructionError = Custom(2040);
const UNKNOWN_VERSION: InstructionError = Custom(6_000 + TidepoolError::UnknownVersion as u32);

/// What the runtime reserves besides its own programs and sysvars, and the program that is called.
const RESERVED: [Pubkey; 4] =
    [stake::ID, stake::config::ID, sysvar::instructions::ID, tidepool::ID];

/// A case as the program meets it.
pub struct Meeting<'a> {
    /// The names of the instruction and of the scene.
    pub names: [&'a str; 2],
    /// The IDL.
    pub idl: &'a Idl,
    /// The instruction's accounts there.
    pub accounts: &'a [IdlInstructionAccount],
    /// The valid accounts.
    pub right: &'a [AccountMeta],
    /// Those of the case.
    pub met: &'a [AccountMeta],
    /// What is stored at each of `met`.
    pub stored: &'a [Option<Account>],
}

impl Meeting<'_> {
    /// The error that is told; none where nothing seems wrong.
    pub fn error(&self) -> Option<InstructionError> {
        if self.met.len() < self.accounts.len() {
            #[expect(deprecated, reason = "the newer name is another code")]
            return Some(InstructionError::NotEnoughAccountKeys);
        }
        let declared = self.accounts.len();
        if (0..declared).any(|index| self.repeats(index, 0..declared)) {
            return Some(DUPLICATE);
        }
        let mut wrongs: Vec<(Moment, usize, InstructionError)> = vec![];
        for index in 0..self.met.len() {
            let role = self.role(index);
            if let Some(error) = self.refused_at_load(index, &role) {
                wrongs.push((Moment::Load, index, error));
            }
            if matches!(role.load, Load::Typed(..)) && self.version(index) != Some(1) {
                wrongs.push((Moment::Compare, index, UNKNOWN_VERSION));
            }
            if let Some((moment, error)) = role.other.filter(|_| self.is_moved(index)) {
                wrongs.push((moment, index, error));
            }
            // What follows the declared accounts is read by the handler.
            if self.repeats(index, declared..self.met.len()) {
                wrongs.push((Moment::Look, index, DUPLICATE));
            }
        }
        // The first of equals is the one that comes first.
        let first = wrongs.into_iter().min_by_key(|(moment, index, _)| (*moment, *index));
        first.map(|(_, _, error)| error)
    }

    fn role(&self, index: usize) -> Role {
        roles::of(self.names, self.accounts.get(index))
    }

    /// Whether an account that the instruction declares as written to, and as being there once,
    /// is there again among `others`.
    fn repeats(&self, index: usize, mut others: Range<usize>) -> bool {
        let alone = self.accounts.get(index).is_some_and(|account| account.writable);
        let again =
            |other: usize| other != index && self.met[other].pubkey == self.met[index].pubkey;
        alone && !self.role(index).may_repeat && others.any(again)
    }

    /// Whether the account is another, or one that its address hangs on is.
    fn is_moved(&self, index: usize) -> bool {
        let other = |index: usize| self.met[index].pubkey != self.right[index].pubkey;
        let place = |name: &String| self.accounts.iter().position(|one| one.name == *name);
        let mut on = vec![];
        if let Some(account) = self.accounts.get(index) {
            on.extend(account.relations.iter().filter_map(place));
            let seeds = account.pda.iter().flat_map(|pda| &pda.seeds);
            on.extend(seeds.filter_map(|seed| match seed {
                IdlSeed::Account(seed) => place(&seed.path),
                IdlSeed::Const(_) | IdlSeed::Arg(_) => None,
            }));
        }
        other(index) || on.into_iter().any(other)
    }

    fn refused_at_load(&self, index: usize, role: &Role) -> Option<InstructionError> {
        let (meta, stored) = (&self.met[index], self.stored[index].as_ref());
        let must_write = self.accounts.get(index).is_some_and(|account| account.writable);
        let must_write = must_write && role.load != Load::New;
        // The runtime lets nobody write to sysvars, to its own programs and to what is called.
        let owned = |account: &Account| [sysvar::ID, native_loader::ID].contains(&account.owner);
        let reserved = RESERVED.contains(&meta.pubkey) || stored.is_some_and(owned);
        let is_writable = meta.is_writable && !reserved;
        match role.load {
            Load::Signer if !meta.is_signer || (must_write && !is_writable) => {
                Some(MissingRequiredSignature)
            }
            Load::Program if !stored.is_some_and(|account| account.executable) => {
                Some(NOT_EXECUTABLE)
            }
            Load::Program if meta.pubkey != self.right[index].pubkey => Some(IncorrectProgramId),
            _ if must_write && !is_writable => Some(NOT_WRITABLE),
            Load::Typed(length, name) => self.mistyped(stored, must_write, length, name),
            _ => None,
        }
    }

    /// What the framework says of an account of this program, in the order of its checks: it
    /// measures what is written to first, and asks for the owner of what is read.
    fn mistyped(
        &self,
        stored: Option<&Account>,
        must_write: bool,
        length: usize,
        name: &str,
    ) -> Option<InstructionError> {
        let nothing = Account::default();
        let account = stored.unwrap_or(&nothing);
        let short = (account.data.len() < length).then_some(AccountDataTooSmall);
        let vacant = account.owner == system_program::ID && account.lamports == 0;
        let foreign = (account.owner != tidepool::ID).then_some(IllegalOwner);
        let foreign = if vacant { Some(UninitializedAccount) } else { foreign };
        let mut types = self.idl.accounts.iter();
        let ours = types.find(|one| one.name == name).expect("a type of the IDL");
        let untyped =
            (!account.data.starts_with(&ours.discriminator)).then_some(InvalidAccountData);
        if must_write { short.or(foreign).or(untyped) } else { foreign.or(short).or(untyped) }
    }

    fn version(&self, index: usize) -> Option<u8> {
        self.stored[index].as_ref()?.data.get(8).copied()
    }
}
