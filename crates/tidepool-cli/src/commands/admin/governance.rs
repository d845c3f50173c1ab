//! Roles, parameters, the pause, the protocol's fees and the token's name.

use solana_instruction::Instruction;
use tidepool_client::{
    PoolAddresses,
    token::{associated_address, create_associated},
    token_metadata,
};
use tidepool_math::Millionths;

use crate::{
    arguments::{Admin, name_of},
    figures::percent,
    outcome::Failure,
    session::Session,
};

pub fn of(session: &Session<'_>, verb: &Admin) -> Result<(String, Vec<Instruction>), Failure> {
    let (owner, pool) = (session.owner()?, PoolAddresses::at(session.pool()?));
    let (summary, instruction) = match verb {
        Admin::ProposeAuthority { role, authority } => (
            format!("propose      {authority} as {role:?}; may accept after two full epochs"),
            pool.propose_authority(owner, (*role).into(), *authority),
        ),
        Admin::AcceptAuthority { role } => (
            format!("accept       the role {role:?}"),
            pool.accept_authority(owner, (*role).into()),
        ),
        Admin::CancelAuthority { role } => (
            format!("cancel       the proposal for {role:?}"),
            pool.cancel_authority(owner, (*role).into()),
        ),
        Admin::ProposeChange { parameter, value } => {
            let (name, to) = (name_of((*parameter).into()), percent(*value));
            let change = pool.propose_change(owner, (*parameter).into(), Millionths(*value));
            let wait = "at once if it protects holders, otherwise after two full epochs";
            (format!("propose      {name} of {to}, {wait}"), change)
        }
        Admin::ApplyChange { parameter } => (
            format!("apply        the proposed {}", name_of((*parameter).into())),
            pool.apply_change(owner, (*parameter).into()),
        ),
        Admin::CancelChange { parameter } => (
            format!("cancel       the proposed {}", name_of((*parameter).into())),
            pool.cancel_change(owner, (*parameter).into()),
        ),
        Admin::Pause => {
            ("pause        entries for five epochs".to_owned(), pool.pause_entries(owner))
        }
        Admin::Resume => ("resume       entries".to_owned(), pool.resume(owner)),
        Admin::ClaimFees => return claim_fees(session, &pool),
        Admin::SetMetadata { name, symbol, uri } => {
            let metadata = token_metadata(name, symbol, uri);
            let long = || Failure::Usage("the name, the symbol or the uri is too long".to_owned());
            let metadata = metadata.ok_or_else(long)?;
            (
                format!("name         the token {name} ({symbol})"),
                pool.set_metadata(owner, metadata),
            )
        }
        _ => return Err(Failure::Usage("this is no verb of governance".to_owned())),
    };
    Ok((summary, vec![instruction]))
}

/// The fees go to the treasury's own token account, which is made where there is none.
fn claim_fees(
    session: &Session<'_>,
    pool: &PoolAddresses,
) -> Result<(String, Vec<Instruction>), Failure> {
    let wallet = session.wallet()?;
    let recipient = associated_address(&wallet.owner, &pool.mint);
    let create = create_associated(wallet.payer, wallet.owner, pool.mint);
    let claim = pool.claim_fees(wallet.owner, recipient);
    Ok((format!("claim        the protocol's fees to {recipient}"), vec![create, claim]))
}
