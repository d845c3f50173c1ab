//! Who has to sign an instruction.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;

/// Those of `keys` whose signature the instruction wants.
pub fn signers<'a>(instruction: &Instruction, keys: &'a [Keypair]) -> Vec<&'a Keypair> {
    let wanted = |key: &&Keypair| {
        let mut metas = instruction.accounts.iter();
        metas.any(|meta| meta.is_signer && meta.pubkey == key.pubkey())
    };
    keys.iter().filter(wanted).collect()
}
