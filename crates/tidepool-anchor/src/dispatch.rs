//! How a handler is run.
//!
//! The framework copies its walk over the accounts into every instruction, 1,600 bytes each, and
//! marks accounts as free again at the end, where nobody reads the marks. Here all instructions
//! share one walk, but for the few that name themselves, and the marks stay. The rest is the
//! framework's, in its order.

use core::mem::ManuallyDrop;

use anchor_lang::{
    AccountBitvec, AccountCursor, ErrorCode, TryAccounts, context::MutMask, loader::AccountLoader,
    prelude::*,
};

/// How the accounts of an instruction are walked over.
pub trait Walk {
    /// Whether the instruction has a walk of its own: about 20 compute units an account less, for
    /// a kilobyte.
    const OWN: bool;
}

/// Says for each instruction's accounts how they are walked over.
#[macro_export]
macro_rules! walks {
    (own: [$($own:ident),* $(,)?], shared: [$($shared:ident),* $(,)?] $(,)?) => {
        $(impl $crate::Walk for $own {
            const OWN: bool = true;
        })*
        $(impl $crate::Walk for $shared {
            const OWN: bool = false;
        })*
    };
}

/// Reads and checks an instruction's accounts, calls `handler`, and finishes the accounts.
///
/// # Errors
/// [`ErrorCode::AccountNotEnoughKeys`], [`ErrorCode::ConstraintDuplicateMutableAccount`], those of
/// the constraints and of the handler.
#[inline(always)]
pub fn run_handler<'a, T: TryAccounts + Walk, R>(
    program_id: &'a Address,
    cursor: &'a mut AccountCursor,
    data: &'a [u8],
    count: usize,
    handler: impl FnOnce(&mut Context<'a, T>, T::IxArgs<'a>) -> Result<R>,
) -> Result<R> {
    let remaining = count
        .checked_sub(T::HEADER_SIZE)
        .and_then(|remaining| u8::try_from(remaining).ok())
        .ok_or(ErrorCode::AccountNotEnoughKeys)?;
    let (accounts, bumps, arguments) = {
        let mut loader = AccountLoader::new(cursor);
        let (views, duplicates) = if T::OWN {
            loader.walk_n(T::HEADER_SIZE)
        } else {
            shared_walk(&mut loader, T::HEADER_SIZE)
        };
        if duplicates.is_some_and(|duplicates| duplicates.intersects(&T::MUT_MASK)) {
            return Err(ErrorCode::ConstraintDuplicateMutableAccount.into());
        }
        T::validate_accounts(program_id, views, duplicates, 0, data)?
    };
    let mask = if remaining != 0 && T::HAS_DYNAMIC_MUT_MASK {
        MutMask::Dynamic(accounts.active_mut_mask())
    } else {
        MutMask::Static(&T::MUT_MASK)
    };
    let context = Context::new(program_id, accounts, bumps, cursor, remaining, mask);
    let mut context = ManuallyDrop::new(context);
    let result = handler(&mut context, arguments)?;
    context.accounts.exit_accounts(data)?;
    Ok(result)
}

/// The first `count` accounts, and which accounts are the same.
#[inline(never)]
fn shared_walk<'a>(
    loader: &'a mut AccountLoader<'_>,
    count: usize,
) -> (&'a [AccountView], Option<&'a AccountBitvec>) {
    loader.walk_n(count)
}
