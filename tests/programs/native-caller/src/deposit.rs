//! A deposit from raw bytes.

use solana_program::{
    account_info::AccountInfo,
    instruction::{AccountMeta, Instruction},
    program::{get_return_data, invoke},
    program_error::ProgramError,
    pubkey::Pubkey,
};

// [native-deposit]
const TIDEPOOL: Pubkey = Pubkey::from_str_const("TidepooL11111111111111111111111111111111111");
/// The first eight bytes of sha256("global:deposit_sol").
const DEPOSIT_SOL: [u8; 8] = [108, 81, 78, 117, 125, 155, 56, 200];

/// Deposits `lamports` of the payer, who signs; returns the shares minted, `minimum` at least.
/// The accounts are the pool, its reserve, its mint, the token account that receives the shares,
/// the payer, the system program, the token program; then Tidepool itself.
pub fn deposit(infos: &[AccountInfo], lamports: u64, minimum: u64) -> Result<u64, ProgramError> {
    let [pool, reserve, mint, recipient, payer, system, token, ..] = infos else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let accounts = vec![
        AccountMeta::new(*pool.key, false),
        AccountMeta::new(*reserve.key, false),
        AccountMeta::new(*mint.key, false),
        AccountMeta::new(*recipient.key, false),
        AccountMeta::new(*payer.key, true),
        AccountMeta::new_readonly(*system.key, false),
        AccountMeta::new_readonly(*token.key, false),
    ];
    let (lamports, minimum) = (lamports.to_le_bytes(), minimum.to_le_bytes());
    let data = [DEPOSIT_SOL, lamports, minimum].concat();
    invoke(&Instruction { program_id: TIDEPOOL, accounts, data }, infos)?;
    match get_return_data() {
        Some((TIDEPOOL, minted)) => minted.try_into().map(u64::from_le_bytes).ok(),
        _ => None,
    }
    .ok_or(ProgramError::InvalidAccountData)
}
// [end]
