/** From an action's arguments to its transactions. */
import type { Chain, Holdings } from "../../chain/chain.ts";
import { Told, explainOurs } from "../../chain/errors/explain.ts";
import { crank } from "../../chain/plans/crank.ts";
import * as lender from "../../chain/plans/lender.ts";
import type { Plan } from "../../chain/plans/plan.ts";
import * as pool from "../../chain/plans/pool.ts";
import type { Resource } from "../../chain/resource.ts";
import type { ListedValidator } from "../../chain/validators.ts";
import type { ActionArguments, ActionName } from "../types.ts";
import { sharesToWithdraw } from "../views/lender.ts";
import { seenOf } from "./reading.ts";

/** Every action but the faucet's is some transactions. */
export type Planned = Exclude<ActionName, "airdrop">;

const NO_SUCH_VALIDATOR = 6_024;
/** A ticket's number: any that no open ticket of the owner's has. */
const NONCE_STEP = 1_000n;

/** Reads what is needed anew, so that what is signed rests on now. */
export async function planFor<N extends Planned>(
  name: N,
  args: ActionArguments[N],
  chain: Chain,
  holdings: Holdings,
): Promise<Plan> {
  const planner: Planner<N> = PLANNERS[name];
  return planner(args, { chain, holdings });
}

interface Ground {
  readonly chain: Chain;
  readonly holdings: Holdings;
}

type Planner<N extends Planned> = (
  args: ActionArguments[N],
  ground: Ground,
) => Plan | Promise<Plan>;

const PLANNERS: { readonly [N in Planned]: Planner<N> } = {
  depositSol: async (args, ground) => pool.depositSol(await acting(ground), args),
  depositStake: async (args, ground) => {
    const validator = await validatorOfStake(ground, args.stakeAccount);
    return pool.depositStake(await acting(ground), args, validator);
  },
  redeemSol: async (args, ground) => pool.redeemSol(await acting(ground), args),
  orderTicket: async (args, ground) => pool.orderTicket(await acting(ground), args, nonce(ground)),
  redeem: async (args, ground) => pool.redeem(await acting(ground), args, nonce(ground)),
  redeemStake: async (args, ground) => {
    const validator = await validatorAt(ground, args.validatorIndex);
    const seed = `tide-${nonce(ground)}`;
    return pool.redeemStake(await acting(ground), args, validator, seed);
  },
  claimTicket: async (args, ground) => pool.claimTicket(await acting(ground), args),
  cancelTicket: async (args, ground) => pool.cancelTicket(await acting(ground), args),
  transferTicket: async (args, ground) => pool.transferTicket(await acting(ground), args),
  supply: async (args, ground) => lender.supply(await lending(ground), args),
  withdraw: async ({ lamports }, ground) => {
    const on = await lending(ground);
    const { chain } = ground;
    const seen = seenOf(chain, on.acting.state, chain.slots.newest.get());
    const shares =
      lamports === "all"
        ? lamports
        : sharesToWithdraw({ seen, market: on.market }, on.loan, lamports);
    return lender.withdraw(on, shares);
  },
  post: async (args, ground) => lender.post(await lending(ground), args),
  unpost: async (args, ground) => lender.unpost(await lending(ground), args),
  borrow: async (args, ground) => lender.borrow(await lending(ground), args),
  repay: async (args, ground) => lender.repay(await lending(ground), args),
  closeAccount: async (args, ground) => lender.closeAccount(await lending(ground), args),
  crank: async (_, { chain }) => {
    const [state, list] = await Promise.all([fresh(chain.pool), fresh(chain.validators)]);
    return crank(state, list, chain.moment(state).epoch);
  },
};

/** What is there now, or the reason why it cannot be read. */
async function fresh<T>(resource: Resource<T>): Promise<T> {
  await resource.refresh();
  const state = resource.get();
  if (state.status === "ready" && state.staleSince === undefined) return state.value;
  throw new Told(state.status === "failed" ? state.error : UNREACHABLE);
}

async function acting({ chain, holdings }: Ground): Promise<pool.Acting> {
  const [state, holder] = await Promise.all([fresh(chain.pool), fresh(holdings.holder)]);
  const { owner, tokenAccount, hasTokenAccount } = holder;
  return { state, owner, tokenAccount, hasTokenAccount };
}

async function lending(ground: Ground): Promise<lender.Lending> {
  const { market } = ground.chain;
  const { loan } = ground.holdings;
  if (market === null || loan === null) throw new Told(NO_MARKET);
  const [who, where, what] = await Promise.all([acting(ground), fresh(market), fresh(loan)]);
  return { acting: who, market: where, loan: what };
}

async function validatorAt({ chain }: Ground, index: number): Promise<ListedValidator> {
  const { validators } = await fresh(chain.validators);
  const found = validators.find((one) => one.index === index);
  if (found === undefined) throw new Told(explainOurs(NO_SUCH_VALIDATOR));
  return found;
}

/** Inactive stake comes as SOL, and any validator may be named for it. */
async function validatorOfStake(ground: Ground, stake: string): Promise<ListedValidator> {
  const [{ stakes }, { validators }] = await Promise.all([
    fresh(ground.holdings.holder),
    fresh(ground.chain.validators),
  ]);
  const delegation = stakes.find((one) => one.address === stake)?.delegation;
  const own = validators.find(({ entry }) => entry.vote === delegation?.vote);
  const named = own ?? validators[0];
  if (named === undefined) throw new Told(explainOurs(NO_SUCH_VALIDATOR));
  return named;
}

/** Two orders in one slot by one page are told apart by the number of open tickets. */
function nonce({ chain, holdings }: Ground): bigint {
  const slot = chain.slots.newest.get()?.slot ?? BigInt(Date.now());
  return slot * NONCE_STEP + BigInt(holdings.tickets.value()?.length ?? 0);
}

const UNREACHABLE = {
  kind: "network",
  title: "The node does not answer",
  advice: "Nothing was signed. Try again when the connection is back.",
  remedy: "retry",
} as const;

const NO_MARKET = {
  kind: "input",
  title: "There is no market here",
  advice: "This page is set up without a lender.",
} as const;
