//! Each account of each instruction replaced by wrong ones, each flag dropped, any bytes.

mod accounts;
mod bytes;

use std::slice::from_ref;

use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction_error::TransactionError;
use tidepool_client::lending::{
    MarketAddresses,
    tidepool_lending::{
        error::LendingError::{self, *},
        instruction::{ALL, LendingInstruction, Rest},
    },
};
use tidepool_tests::{
    Failure, Holder, SOL,
    lender::{CAPS, RISK},
};

use super::scenes::Scene;

/// What a replaced account must come to.
#[derive(Clone, Copy, Debug)]
enum Row {
    /// The lender refuses every other account with this error.
    Ours(LendingError),
    /// Somebody who signs and is compared with a record.
    Signs(LendingError),
    /// Another program refuses every other account, or the runtime does.
    Theirs,
    /// Anybody who signs may pay.
    Payer,
    /// Anybody may receive.
    Anybody,
}
use Row::{Anybody, Ours, Payer, Signs, Theirs};

/// A scene in which every instruction is legal, and those instructions with their rows.
struct Matrix {
    scene: Scene,
    keys: Vec<Keypair>,
    cases: Vec<(Instruction, Vec<Row>)>,
}

impl Matrix {
    async fn new() -> Self {
        let mut scene = Box::pin(Scene::unhealthy()).await;
        let Scene { world, lender, alice, sam, liz } = &mut scene;
        let owner = alice.address();
        // A payable ticket, a debt that is still too high, a second borrower without debt, and one
        // whose accounts are empty.
        let how = (Rest::Ticket, 1);
        lender.liquidate(world, liz, &owner, 20 * SOL, how).await.expect("a liquidation");
        world.order(alice, 9, 100 * SOL).await.expect("a ticket");
        world.deposit(sam, 100 * SOL).await.expect("a deposit");
        world.turn_epoch().await;
        world.update().await;
        lender.post(world, sam, 50 * SOL).await.expect("collateral");
        let carl = world.holder(10 * SOL).await;
        world.deposit(&carl, 5 * SOL).await.expect("a deposit");
        lender.post(world, &carl, SOL).await.expect("collateral");
        lender.unpost(world, &carl, ALL).await.expect("his collateral");
        lender.supply(world, &carl, SOL).await.expect("a supply");
        lender.withdraw(world, &carl, ALL).await.expect("a withdrawal");
        lender.accrue(world).await.expect("interest");
        let keys = [&alice.wallet, &sam.wallet, &liz.wallet, &carl.wallet, &lender.admin];
        let keys = Vec::from(keys.map(Keypair::insecure_clone));
        let cases = cases(&lender.at, lender.admin.pubkey(), [alice, sam, liz, &carl]);
        Self { scene, keys, cases }
    }

    async fn try_out(&mut self, told: &Instruction, key: &Keypair) -> Result<(), Failure> {
        let wanted = |key: &&Keypair| {
            let mut metas = told.accounts.iter();
            metas.any(|meta| meta.is_signer && meta.pubkey == key.pubkey())
        };
        let mut signers: Vec<_> = self.keys.iter().filter(wanted).collect();
        signers.extend(Some(key).filter(wanted));
        self.scene.world.bank.simulate(from_ref(told), &signers).await.map(drop)
    }
}

/// Every instruction, legal in the scene, and what comes of each of its accounts.
fn cases(
    at: &MarketAddresses,
    admin: Pubkey,
    [alice, sam, liz, carl]: [&Holder; 4],
) -> Vec<(Instruction, Vec<Row>)> {
    let (owner, by, empty) = (alice.address(), liz.address(), carl.address());
    let (market, vault) = (Ours(WrongMarket), Ours(WrongVault));
    let (tokens, pool) = (Ours(WrongTokens), Ours(WrongPool));
    let (position, obligation) = (Ours(WrongPosition), Ours(WrongObligation));
    let (program, wrong) = (Ours(WrongProgram), Signs(NotOwner));
    let new = Ours(WrongAddress);
    let other = MarketAddresses::of(at.pool, &admin, 1);
    vec![
        (
            other.init_market(admin, 1, RISK, CAPS),
            vec![
                new,
                new,
                new,
                pool,
                Ours(WrongMint),
                Signs(WrongAddress),
                Payer,
                program,
                program,
            ],
        ),
        (
            at.supply(sam.address(), SOL),
            vec![market, vault, Theirs, Signs(NotOwner), Payer, program],
        ),
        (
            at.withdraw(sam.address(), sam.address(), SOL),
            vec![market, vault, position, wrong, Anybody],
        ),
        (
            at.post(sam.address(), sam.tokens, SOL),
            vec![market, tokens, Theirs, Theirs, Signs(NotOwner), Payer, program, program],
        ),
        (
            at.unpost(sam.address(), sam.tokens, SOL),
            vec![market, vault, tokens, obligation, Theirs, wrong, pool, program],
        ),
        (
            at.borrow(sam.address(), sam.address(), SOL),
            vec![market, vault, obligation, wrong, Anybody, pool],
        ),
        (at.repay(by, &owner, SOL), vec![market, vault, obligation, Payer, program]),
        (
            at.liquidate_by_redeeming(by, &owner, ALL, Rest::Ticket, 2),
            vec![
                market, vault, tokens, obligation, Payer, new, Theirs, pool, Theirs, Theirs,
                program, program, program,
            ],
        ),
        (
            at.liquidate_for_tokens(by, &owner, liz.tokens, SOL),
            vec![market, vault, tokens, obligation, Payer, Theirs, pool, program, program],
        ),
        (
            at.collect_ticket(by, 1),
            vec![
                market,
                vault,
                Ours(WrongClaim),
                Ours(WrongTicket),
                Ours(WrongLiquidator),
                pool,
                Theirs,
                program,
            ],
        ),
        (at.accrue(), vec![market]),
        (at.set_caps(admin, CAPS), vec![market, Signs(NotAdmin)]),
        (at.take_reserves(admin, by, 1), vec![market, vault, Signs(NotAdmin), Anybody]),
        (at.close_position(empty, by), vec![position, wrong, Anybody]),
        (at.close_obligation(empty, by), vec![obligation, wrong, Anybody]),
    ]
}

fn code(result: &Result<(), Failure>) -> Option<InstructionError> {
    match result {
        Ok(()) => None,
        Err(Failure { error: TransactionError::InstructionError(_, error), .. }) => {
            Some(error.clone())
        }
        // An address that nobody has used yet cannot keep a lamport.
        Err(Failure { error: TransactionError::InsufficientFundsForRent { .. }, .. }) => {
            Some(InstructionError::AccountNotRentExempt)
        }
        Err(failure) => panic!("{failure:?}"),
    }
}

fn custom(error: LendingError) -> InstructionError {
    InstructionError::Custom(error as u32)
}

#[tokio::test]
async fn every_case_is_legal_and_no_instruction_is_forgotten() {
    let mut matrix = Box::pin(Matrix::new()).await;
    let mut tags: Vec<_> = matrix.cases.iter().map(|(told, _)| told.data[0]).collect();
    // Bad debt needs a scene of its own: `absorb`.
    tags.push(LendingInstruction::AbsorbBadDebt.to_bytes()[0]);
    tags.sort_unstable();
    let last = LendingInstruction::CloseObligation.to_bytes()[0];
    assert_eq!(tags, (0..=last).collect::<Vec<_>>());
    for (told, rows) in matrix.cases.clone() {
        assert_eq!(told.accounts.len(), rows.len(), "a row an account: {told:?}");
        let result = matrix.try_out(&told, &Keypair::new()).await;
        assert!(result.is_ok(), "{told:?}: {result:?}");
    }
}
