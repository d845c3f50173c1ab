//! Begin a pool: its account, reserve, mint and list of validators.

use anchor_lang::{event_cpi, prelude::*};
use anchor_spl::mint::{self, Mint};
use tidepool_math::{Lamports, Ledger, Millionths, Parameters};

use crate::{
    chain::{
        durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
        epoch_clock,
        rents::locked_lamports,
    },
    constants::{MAX_INITIAL_CAPACITY, MINT_DECIMALS, VERSION, seeds},
    cpi_out::{event::emit_by_cpi, system},
    error::{OrRefuse, TidepoolError},
    events::admin::PoolCreated,
    state::{Pool, ValidatorList, pool::PoolBumps},
};

/// What the creator chooses; fees are in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct CreatePoolArgs {
    /// Distinguishes the pools of one creator; the second seed of the pool's address.
    pub index: u64,
    /// Slots of the list of validators.
    pub capacity: u32,
    /// Sets weights.
    pub strategist: Address,
    /// Pauses entries.
    pub guardian: Address,
    /// Claims fees.
    pub treasury: Address,
    /// Least fee of every exit.
    pub exit_floor: u32,
    /// Fee of an instant exit that empties the reserve.
    pub exit_ceiling: u32,
    /// Fee of a deposit.
    pub deposit_fee: u32,
    /// The protocol's part of a gain.
    pub protocol_fee: u32,
    /// The part of the backing that the reserve keeps free.
    pub reserve_target: u32,
    /// The part of an epoch, at its end, in which stake is moved.
    pub window: u32,
    /// The part of the backing that rebalancing may move in one epoch.
    pub movement_cap: u32,
    /// Highest commission of a validator that the pool delegates to.
    pub max_commission: u32,
}

/// The creator pays all rents and 1 SOL that stays in the reserve for ever, and becomes the
/// admin.
#[event_cpi]
#[derive(Accounts)]
#[instruction(args: CreatePoolArgs)]
pub struct CreatePool {
    /// The new pool.
    #[account(
        init,
        payer = creator,
        seeds = [seeds::POOL, creator.address().as_ref(), &args.index.to_le_bytes()],
        bump
    )]
    pub pool: Account<Pool>,
    /// The new reserve.
    #[account(mut, seeds = [seeds::RESERVE, pool.address().as_ref()], bump)]
    pub reserve: UncheckedAccount,
    /// The new mint; the pool is its authority, nobody can freeze.
    #[account(
        init,
        payer = creator,
        seeds = [seeds::MINT, pool.address().as_ref()],
        bump,
        mint::decimals = MINT_DECIMALS,
        mint::authority = pool
    )]
    pub mint: Account<Mint>,
    /// The new list of validators.
    #[account(
        init,
        payer = creator,
        space = list_space(args.capacity)?,
        seeds = [seeds::VALIDATORS, pool.address().as_ref()],
        bump
    )]
    pub validators: ValidatorList,
    /// Pays.
    #[account(mut)]
    pub creator: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl CreatePool {
    /// Creates everything; the reserve's lamports, one share each, are locked.
    ///
    /// # Errors
    /// [`TidepoolError::DurableNonce`], [`TidepoolError::ParameterOutOfBounds`], [`TidepoolError::ZeroAuthority`]; the system program's when the addresses are
    /// in use.
    #[inline(never)]
    pub fn process(ctx: &mut Context<CreatePool>, args: CreatePoolArgs) -> Result<()> {
        refuse_durable_nonce(&ctx.accounts.instructions)?;
        let parameters = args.parameters();
        parameters.validate().or_refuse()?;
        let keys = [args.strategist, args.guardian, args.treasury];
        require!(!keys.contains(&Address::default()), TidepoolError::ZeroAuthority);
        let now = epoch_clock::now()?;
        let bumps = PoolBumps {
            pool: ctx.bumps.pool,
            reserve: ctx.bumps.reserve,
            mint: ctx.bumps.mint,
            validators: ctx.bumps.validators,
            padding: [0; 3],
        };
        let CreatePool { pool, reserve, mint, validators, creator, .. } = &mut ctx.accounts;

        let pool_address = *pool.address();
        let locked = locked_lamports()?;
        system::transfer(creator, reserve, locked.0);
        system::assign(
            reserve,
            &crate::ID,
            &[seeds::RESERVE, pool_address.as_ref(), &[bumps.reserve]],
        );

        // Whatever the address was funded with before belongs to the pool as well.
        let ledger = Ledger::create(Lamports(reserve.lamports()), &now).or_refuse()?;
        pool.version = VERSION;
        pool.bumps = bumps;
        pool.created_epoch = now.epoch.0;
        pool.locked_shares = ledger.shares.0;
        pool.creator = *creator.address();
        pool.index = args.index;
        pool.reserve = *reserve.address();
        pool.mint = *mint.address();
        pool.validators = *validators.address();
        pool.admin = *creator.address();
        pool.strategist = args.strategist;
        pool.guardian = args.guardian;
        pool.treasury = args.treasury;
        pool.store_parameters(&parameters);
        pool.remember_update(&now, ledger.backing);
        pool.store(&ledger)?;
        validators.version = VERSION;
        validators.pool = pool_address;

        let admin = pool.admin;
        let event = PoolCreated { pool: pool_address, admin, locked: ledger.reserve.0 };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(())
    }
}

impl CreatePoolArgs {
    /// The parameters among the arguments.
    pub fn parameters(&self) -> Parameters {
        Parameters {
            exit_floor: Millionths(self.exit_floor),
            exit_ceiling: Millionths(self.exit_ceiling),
            deposit_fee: Millionths(self.deposit_fee),
            protocol_fee: Millionths(self.protocol_fee),
            reserve_target: Millionths(self.reserve_target),
            window: Millionths(self.window),
            movement_cap: Millionths(self.movement_cap),
            max_commission: Millionths(self.max_commission),
        }
    }
}

/// Bytes of a list of `capacity` slots.
fn list_space(capacity: u32) -> Result<usize> {
    let legal = (1..=MAX_INITIAL_CAPACITY).contains(&capacity);
    require!(legal, TidepoolError::ParameterOutOfBounds);
    ValidatorList::try_space_for(capacity)
}
