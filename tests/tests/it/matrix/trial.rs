//! Playing the cases of an instruction on the bank.

use std::slice::from_ref;

use anchor_lang_idl_spec::{Idl, IdlInstructionAccount};
use solana_instruction::{Instruction, error::InstructionError};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction_error::TransactionError;
use tidepool_tests::Failure;

use super::{
    cases::{Case, Place},
    cast::Cast,
    exceptions::{BEFORE_ROLES, Exception, Outcome, REASONS},
    expectation::Meeting,
    finding::{Finding, Findings},
    idl,
    kind::Kind,
    purses::Purses,
    roles::LOOK,
};
use crate::{accounts::signers, every_instruction::Pair};

/// An instruction that is valid.
pub struct Trial<'a> {
    idl: &'a Idl,
    pair: &'a Pair,
    names: [&'a str; 2],
    accounts: Vec<IdlInstructionAccount>,
    /// Who has less after the valid instruction.
    losers: Vec<Pubkey>,
}

impl<'a> Trial<'a> {
    /// Plays the valid instruction and takes it back.
    pub async fn of(idl: &'a Idl, pair: &'a Pair, cast: &mut Cast) -> Self {
        let instruction = idl::called(idl, &pair.ours.data);
        let accounts = idl::accounts(instruction);
        let names = [instruction.name.as_str(), pair.name];
        let mut trial = Self { idl, pair, names, accounts, losers: vec![] };
        let losers = trial.send(cast, &pair.ours).await;
        trial.losers = losers.unwrap_or_else(|failure| panic!("{}: {failure:?}", pair.name));
        trial
    }

    /// Plays all cases of all places. Each refusal must have left everything as it was.
    pub async fn play(&self, cast: &mut Cast, findings: &mut Findings) {
        for index in 0..self.pair.ours.accounts.len() {
            let place = Place { pair: self.pair, accounts: &self.accounts, index };
            let account = self.accounts.get(index).map_or(LOOK, |account| &account.name);
            let cases = place.cases(cast).await;
            let everything = self.everything(cast, &self.pair.ours);
            let before = cast.twins.world.remember(&everything).await;
            for case in cases {
                let kind = case.kind;
                let faults = findings.faults.len();
                let outcome = self.meet(cast, account, case, findings).await;
                if findings.faults.len() > faults {
                    cast.twins.world.rewind(&before);
                }
                findings.all.push(Finding {
                    instruction: self.names[0].to_owned(),
                    account: account.to_owned(),
                    kind,
                    outcome,
                });
            }
            let after = cast.twins.world.remember(&everything).await;
            assert!(before.is_same(&after), "{}, {account}: a refusal changed it", self.pair.name);
        }
    }

    async fn meet(
        &self,
        cast: &mut Cast,
        account: &str,
        case: Case,
        findings: &mut Findings,
    ) -> Outcome {
        let mut saved = vec![];
        for (address, edited) in &case.edits {
            saved.push((*address, cast.account(*address).await));
            cast.twins.world.bank.edit(*address, edited.clone());
        }
        let expected = self.expected(cast, account, &case, findings).await;
        let met = match &expected {
            Some(Outcome::Legal(_)) => self.losers_of(cast, &case).await,
            // Sent, not only tried: whatever a refusal changed would stay.
            _ => self.send_refused(cast, &case.instruction).await,
        };
        for (address, account) in saved {
            cast.twins.world.bank.edit(address, account.unwrap_or_default());
        }
        let agrees = match (&expected, &met) {
            (Some(Outcome::Legal(_)), Ok(losers)) => losers.is_empty(),
            (Some(Outcome::Refused(error)), Err(failure)) => is_by(failure, error),
            _ => false,
        };
        let (kind, detail) = (case.kind, &case.detail);
        if !agrees {
            let met = met.map_err(|failure| failure.error);
            let scene = self.pair.name;
            findings.faults.push(format!(
                "{scene}, {account}, {kind:?} {detail}: expected {expected:?}, met {met:?}"
            ));
        }
        expected.unwrap_or(Outcome::Legal("for no reason that is known"))
    }

    async fn expected(
        &self,
        cast: &mut Cast,
        account: &str,
        case: &Case,
        findings: &mut Findings,
    ) -> Option<Outcome> {
        let fits = |exception: &&Exception| exception.fits(self.names, account, case.kind);
        if let Some(exception) = BEFORE_ROLES.iter().find(fits) {
            findings.used(exception);
            return Some(exception.outcome.clone());
        }
        let mut stored = vec![];
        for meta in &case.instruction.accounts {
            stored.push(cast.account(meta.pubkey).await);
        }
        let meeting = Meeting {
            names: self.names,
            idl: self.idl,
            accounts: &self.accounts,
            right: &self.pair.ours.accounts,
            met: &case.instruction.accounts,
            stored: &stored,
        };
        if let Some(error) = meeting.error() {
            return Some(Outcome::Refused(error));
        }
        let exception = REASONS.iter().find(fits)?;
        findings.used(exception);
        Some(exception.outcome.clone())
    }

    /// Sends what must be refused.
    async fn send_refused(
        &self,
        cast: &mut Cast,
        instruction: &Instruction,
    ) -> Result<Vec<Pubkey>, Failure> {
        let signers = signers(instruction, &cast.keys);
        let done = cast.twins.world.bank.send(from_ref(instruction), &signers).await;
        done.map(|_| vec![])
    }

    /// Who has less after a legal case and neither signed nor has less after the valid
    /// instruction: nobody, but for the signer's own account in another's place.
    async fn losers_of(&self, cast: &mut Cast, case: &Case) -> Result<Vec<Pubkey>, Failure> {
        let metas = &case.instruction.accounts;
        let mut losers = self.send(cast, &case.instruction).await?;
        let signs =
            |address: &Pubkey| metas.iter().any(|meta| meta.is_signer && meta.pubkey == *address);
        losers.retain(|loser| !signs(loser) && !self.losers.contains(loser));
        if case.kind == Kind::Copied {
            let own = cast.second.pubkey();
            losers.retain(|loser| *loser != own);
        }
        Ok(losers)
    }

    /// Sends an instruction under all laws, takes it back, and says who had less.
    async fn send(
        &self,
        cast: &mut Cast,
        instruction: &Instruction,
    ) -> Result<Vec<Pubkey>, Failure> {
        let everything = self.everything(cast, instruction);
        let moment = cast.twins.world.remember(&everything).await;
        let before = Purses::at(cast, &everything).await;
        let signers = signers(instruction, &cast.keys);
        let done = cast.twins.world.send(from_ref(instruction), &signers).await;
        let after = Purses::at(cast, &everything).await;
        cast.twins.world.rewind(&moment);
        done.map(|_| after.losers(&before))
    }

    /// All addresses of an instruction, of the valid one, and of everybody.
    fn everything(&self, cast: &Cast, instruction: &Instruction) -> Vec<Pubkey> {
        let mut all = cast.addresses();
        for instruction in [instruction, &self.pair.ours, &self.pair.theirs] {
            all.extend(instruction.accounts.iter().map(|meta| meta.pubkey));
        }
        all
    }
}

fn is_by(failure: &Failure, expected: &InstructionError) -> bool {
    matches!(&failure.error, TransactionError::InstructionError(_, error) if error == expected)
}
