//! Calls into other programs, as the runtime of today reads them.
//!
//! The libraries of that time hand their own structures to the runtime and rely on the order in
//! which their compiler laid out the fields. Ours lays them out otherwise, so each call is copied
//! into the layout that has been fixed since. The pool's own code is not touched.

use core::mem::transmute;

use spl_stake_pool::solana_program::{account_info::AccountInfo, instruction::Instruction};

/// What the runtime calls `sol_invoke_signed_rust`: the hash of that name.
const INVOKE_SIGNED: usize = 0xD744_9092;

/// An account that an instruction names.
#[repr(C)]
struct Meta {
    key: [u8; 32],
    is_signer: bool,
    is_writable: bool,
}

/// A list: where it is, its room, its length.
#[repr(C)]
struct List<T> {
    start: *const T,
    room: u64,
    length: u64,
}

/// A call.
#[repr(C)]
struct Call {
    accounts: List<Meta>,
    data: List<u8>,
    program: [u8; 32],
}

/// An account that is at hand. The second and third are the reference counters themselves.
#[repr(C)]
struct AtHand {
    key: *const u8,
    lamports: *const (),
    data: *const (),
    owner: *const u8,
    rent_epoch: u64,
    is_signer: bool,
    is_writable: bool,
    is_executable: bool,
}

/// Stands in front of the runtime's function of this name. Inlined, because the linker takes every
/// call of the name for a call to the runtime; the compiler says that it ignores the wish, and
/// passes it on. Were it not inlined, no call would find its accounts.
#[allow(unused_attributes)]
#[unsafe(no_mangle)]
#[inline(always)]
pub extern "C" fn sol_invoke_signed_rust(
    instruction: *const u8,
    accounts: *const u8,
    accounts_len: u64,
    seeds: *const u8,
    seeds_len: u64,
) -> u64 {
    let invoke: extern "C" fn(*const u8, *const u8, u64, *const u8, u64) -> u64 =
        // SAFETY: a constant in this place is a call to the runtime.
        unsafe { transmute(INVOKE_SIGNED) };
    // SAFETY: the library hands over references to these.
    let instruction = unsafe { &*instruction.cast::<Instruction>() };
    let length = accounts_len as usize;
    let at_hand = unsafe { core::slice::from_raw_parts(accounts.cast::<AccountInfo>(), length) };
    let metas: Vec<Meta> = instruction
        .accounts
        .iter()
        .map(|meta| Meta {
            key: meta.pubkey.to_bytes(),
            is_signer: meta.is_signer,
            is_writable: meta.is_writable,
        })
        .collect();
    let call = Call {
        accounts: list(&metas),
        data: list(&instruction.data),
        program: instruction.program_id.to_bytes(),
    };
    let at_hand: Vec<AtHand> = at_hand.iter().map(fixed).collect();
    invoke((&raw const call).cast(), at_hand.as_ptr().cast(), accounts_len, seeds, seeds_len)
}

fn list<T>(slice: &[T]) -> List<T> {
    let length = slice.len() as u64;
    List { start: slice.as_ptr(), room: length, length }
}

fn fixed(info: &AccountInfo) -> AtHand {
    AtHand {
        key: (&raw const *info.key).cast(),
        // SAFETY: a counter is a pointer, and is only looked at as long as `info` lives.
        lamports: unsafe { *(&raw const info.lamports).cast() },
        data: unsafe { *(&raw const info.data).cast() },
        owner: (&raw const *info.owner).cast(),
        rent_epoch: info.rent_epoch,
        is_signer: info.is_signer,
        is_writable: info.is_writable,
        is_executable: info.executable,
    }
}
