//! All the wrong kinds of one account of one instruction.

use anchor_lang_idl_spec::IdlInstructionAccount;
use solana_account::Account;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

use super::{cast::Cast, kind::Kind, roles::LOOK};
use crate::every_instruction::Pair;

/// An instruction with something wrong in one place.
pub struct Case {
    /// What is wrong.
    pub kind: Kind,
    /// More of it.
    pub detail: String,
    /// The instruction.
    pub instruction: Instruction,
    /// Accounts that are overwritten for it.
    pub edits: Vec<(Pubkey, Account)>,
}

/// One place of a valid instruction.
pub struct Place<'a> {
    /// The valid instruction, and that of the other pool.
    pub pair: &'a Pair,
    /// Its accounts in the IDL.
    pub accounts: &'a [IdlInstructionAccount],
    /// Which of them.
    pub index: usize,
}

impl Place<'_> {
    /// Every case there is of this place.
    pub async fn cases(&self, cast: &mut Cast) -> Vec<Case> {
        let mut cases = self.other_addresses(cast).await;
        cases.extend(self.edited(cast).await);
        cases.extend(self.flags());
        cases.extend(self.others_of_the_instruction(cast).await);
        let mut seen = vec![self.pair.ours.accounts.clone()];
        cases.retain(|case| {
            let accounts = &case.instruction.accounts;
            let new = !case.edits.is_empty() || !seen.contains(accounts);
            seen.push(accounts.clone());
            new
        });
        cases
    }

    fn address(&self) -> Pubkey {
        self.pair.ours.accounts[self.index].pubkey
    }

    fn case(
        &self,
        kind: Kind,
        detail: impl ToString,
        change: impl FnOnce(&mut Instruction),
    ) -> Case {
        let mut instruction = self.pair.ours.clone();
        change(&mut instruction);
        Case { kind, detail: detail.to_string(), instruction, edits: vec![] }
    }

    /// The account at `address` instead. Nobody can sign for what has no key.
    fn with(&self, cast: &Cast, kind: Kind, detail: impl ToString, address: Pubkey) -> Case {
        self.case(kind, detail, |instruction| {
            let meta = &mut instruction.accounts[self.index];
            meta.pubkey = address;
            meta.is_signer &= cast.keys.iter().any(|key| key.pubkey() == address);
        })
    }

    async fn other_addresses(&self, cast: &mut Cast) -> Vec<Case> {
        let theirs = self.pair.theirs.accounts[self.index].pubkey;
        let mut cases = vec![
            self.with(cast, Kind::Nothing, "", cast.nobody.pubkey()),
            self.with(cast, Kind::Wallet, "", cast.stranger.pubkey()),
        ];
        if theirs != self.address() {
            cases.push(self.with(cast, Kind::OtherPools, "", theirs));
        }
        let present: Vec<_> = self.pair.ours.accounts.iter().map(|meta| meta.pubkey).collect();
        for (thing, name, address) in cast.things.clone() {
            if address != theirs && !present.contains(&address) {
                cases.push(self.with(cast, Kind::A(thing), name, address));
            }
        }
        let Some(account) = cast.account(self.address()).await else { return cases };
        // Edited instead of writing a program that writes such bytes, which anybody could.
        let forged = Account { owner: Pubkey::new_unique(), ..account.clone() };
        let mut foreign = self.with(cast, Kind::Foreign, "", cast.second.pubkey());
        foreign.edits.push((cast.second.pubkey(), forged));
        cases.push(foreign);
        if cast.is_editable(&account) && account.owner != tidepool::ID {
            let mut copied = self.with(cast, Kind::Copied, "", cast.second.pubkey());
            copied.edits.push((cast.second.pubkey(), account));
            cases.push(copied);
        }
        cases
    }

    /// The right address and the wrong account there. Edited, because no program does this: the
    /// checks are a second line behind the addresses.
    async fn edited(&self, cast: &mut Cast) -> Vec<Case> {
        let Some(account) = cast.account(self.address()).await else { return vec![] };
        if !cast.is_editable(&account) {
            return vec![];
        }
        let mut changed: Vec<(Kind, Account)> = vec![
            (Kind::InForeignProgram, Account { owner: Pubkey::new_unique(), ..account.clone() }),
            (
                Kind::SystemOwned,
                Account { owner: Pubkey::default(), data: vec![], ..account.clone() },
            ),
            (Kind::Closed, Account::default()),
        ];
        let mut with = |kind, change: fn(&mut Vec<u8>)| {
            let mut account = account.clone();
            change(&mut account.data);
            changed.push((kind, account));
        };
        // The token program's own accounts of other lengths are mints. Stake and vote accounts
        // never change theirs.
        if account.owner == tidepool::ID || account.data.len() == 165 {
            with(Kind::Truncated, |data| data.truncate(data.len() - 1));
            with(Kind::Lengthened, |data| data.push(0));
        }
        with(Kind::Zeroed, |data| data.fill(0));
        if account.owner == tidepool::ID {
            with(Kind::OtherType, |data| data[0] ^= 1);
            with(Kind::OtherVersion, |data| data[8] += 1);
        }
        let case = |(kind, account)| {
            let mut case = self.case(kind, "", |_| ());
            case.edits.push((self.address(), account));
            case
        };
        // An account of zeros is right where one is to be made.
        changed.into_iter().filter(|(_, other)| *other != account).map(case).collect()
    }

    fn flags(&self) -> Vec<Case> {
        let meta = &self.pair.ours.accounts[self.index];
        let mut cases = vec![];
        if meta.is_signer {
            cases.push(self.case(Kind::Unsigned, "", |changed| {
                changed.accounts[self.index].is_signer = false;
            }));
        }
        if meta.is_writable {
            cases.push(self.case(Kind::ReadOnly, "", |changed| {
                changed.accounts[self.index].is_writable = false;
            }));
        }
        cases
    }

    async fn others_of_the_instruction(&self, cast: &mut Cast) -> Vec<Case> {
        let metas = &self.pair.ours.accounts;
        let mut cases = vec![];
        for (other, meta) in metas.iter().enumerate().filter(|(other, _)| *other != self.index) {
            let thing = cast.thing_at(meta.pubkey).await;
            let name = self.accounts.get(other).map_or(LOOK, |account| &account.name);
            cases.push(self.with(cast, Kind::Twice(thing), name, meta.pubkey));
        }
        for later in self.index + 1..metas.len() {
            let name = self.accounts.get(later).map_or(LOOK, |account| &account.name);
            let thing = cast.thing_at(metas[later].pubkey).await;
            let mut swapped = self.with(cast, Kind::Swapped(thing), name, metas[later].pubkey);
            let other = &mut swapped.instruction.accounts[later];
            other.pubkey = self.address();
            other.is_signer &= cast.keys.iter().any(|key| key.pubkey() == self.address());
            cases.push(swapped);
        }
        cases.push(self.case(Kind::Missing, "", |changed| changed.accounts.truncate(self.index)));
        cases
    }
}
