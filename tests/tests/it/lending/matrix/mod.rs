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
    let mut all = ordinary(at, sam);
    all.extend(liquidations(at, alice.address(), liz));
    all.extend(of_the_admin(at, admin, liz.address()));
    let (empty, to) = (carl.address(), liz.address());
    let closed = |row| vec![row, Signs(NotOwner), Anybody];
    all.push((at.close_position(empty, to), closed(Ours(WrongPosition))));
    all.push((at.close_obligation(empty, to), closed(Ours(WrongObligation))));
    all
}

/// What suppliers and borrowers do.
fn ordinary(at: &MarketAddresses, sam: &Holder) -> Vec<(Instruction, Vec<Row>)> {
    let (market, vault, tokens) = (Ours(WrongMarket), Ours(WrongVault), Ours(WrongTokens));
    let (position, obligation) = (Ours(WrongPosition), Ours(WrongObligation));
    let (owner, pool, program) = (Signs(NotOwner), Ours(WrongPool), Ours(WrongProgram));
    let who = sam.address();
    vec![
        (at.supply(who, SOL), vec![market, vault, Theirs, owner, Payer, program]),
        (at.withdraw(who, who, SOL), vec![market, vault, position, owner, Anybody]),
        (
            at.post(who, sam.tokens, SOL),
            vec![market, tokens, Theirs, Theirs, owner, Payer, program, program],
        ),
        (
            at.unpost(who, sam.tokens, SOL),
            vec![market, vault, tokens, obligation, Theirs, owner, pool, program],
        ),
        (at.borrow(who, who, SOL), vec![market, vault, obligation, owner, Anybody, pool]),
    ]
}

/// What is done with the debt of `owner`.
fn liquidations(at: &MarketAddresses, owner: Pubkey, liz: &Holder) -> Vec<(Instruction, Vec<Row>)> {
    let (market, vault, tokens) = (Ours(WrongMarket), Ours(WrongVault), Ours(WrongTokens));
    let (obligation, pool, program) = (Ours(WrongObligation), Ours(WrongPool), Ours(WrongProgram));
    let (claim, ticket) = (Ours(WrongClaim), Ours(WrongTicket));
    let (by, new) = (liz.address(), Ours(WrongAddress));
    let mut redeeming = vec![market, vault, tokens, obligation, Payer, new, Theirs, pool];
    redeeming.extend([Theirs, Theirs, program, program, program]);
    let mut collecting = vec![market, vault, claim, ticket];
    collecting.extend([Ours(WrongLiquidator), pool, Theirs, program]);
    vec![
        (at.repay(by, &owner, SOL), vec![market, vault, obligation, Payer, program]),
        (at.liquidate_by_redeeming(by, &owner, ALL, Rest::Ticket, 2), redeeming),
        (
            at.liquidate_for_tokens(by, &owner, liz.tokens, SOL),
            vec![market, vault, tokens, obligation, Payer, Theirs, pool, program, program],
        ),
        (at.collect_ticket(by, 1), collecting),
        (at.accrue(), vec![market]),
    ]
}

/// What the admin does; the new market is another one of his.
fn of_the_admin(
    at: &MarketAddresses,
    admin: Pubkey,
    recipient: Pubkey,
) -> Vec<(Instruction, Vec<Row>)> {
    let (market, vault, new) = (Ours(WrongMarket), Ours(WrongVault), Ours(WrongAddress));
    let (pool, program) = (Ours(WrongPool), Ours(WrongProgram));
    let other = MarketAddresses::of(at.pool, &admin, 1);
    let mut init = vec![new, new, new, pool, Ours(WrongMint)];
    init.extend([Signs(WrongAddress), Payer, program, program]);
    vec![
        (other.init_market(admin, 1, RISK, CAPS), init),
        (at.set_caps(admin, CAPS), vec![market, Signs(NotAdmin)]),
        (at.take_reserves(admin, recipient, 1), vec![market, vault, Signs(NotAdmin), Anybody]),
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
