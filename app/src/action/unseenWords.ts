/** What is said in passing of an action whose end no part of the page shows. */
import type { Toast } from "../design/toast.ts";
import { errorTone } from "../design/errorTone.ts";
import type { ActionEnd, ActionName } from "../model/types.ts";

/** What it was about, and what is said when it is done. */
const WORDS: Readonly<Record<ActionName, readonly [about: string, done: string]>> = {
  depositSol: ["your stake of SOL", "Your SOL is staked."],
  depositStake: ["your stake account's deposit", "Your stake account is deposited."],
  redeemSol: ["your redemption", "Your tideSOL is redeemed."],
  orderTicket: ["your ticket's order", "Your ticket is ordered."],
  redeem: ["your redemption", "Your tideSOL is redeemed."],
  redeemStake: ["your redemption", "You have your stake account."],
  claimTicket: ["your ticket's claim", "Your ticket is claimed."],
  cancelTicket: ["your ticket", "Your ticket is tideSOL again."],
  transferTicket: ["your ticket", "Your ticket is given away."],
  supply: ["your supply", "Your SOL is supplied."],
  withdraw: ["your withdrawal", "Your SOL is withdrawn."],
  post: ["your collateral", "Your tideSOL is posted."],
  unpost: ["your collateral", "Your tideSOL is taken back."],
  borrow: ["your loan", "You borrowed the SOL."],
  repay: ["your loan", "Your repayment is made."],
  closeAccount: ["your empty account", "The account is closed, and you have its rent back."],
  crank: ["the pool's update", "The pool is up to date again."],
  airdrop: ["your test SOL", "You got 10 test SOL."],
};

export function unseenToast(name: ActionName, end: ActionEnd): Toast {
  const [about, done] = WORDS[name];
  if (end.status === "done") return { tone: "success", text: done };
  const { error } = end;
  return { tone: errorTone(error), text: `About ${about}: ${error.title}. ${error.advice}` };
}
