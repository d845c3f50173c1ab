import { useState } from "react";

import { ActionButton } from "../../action/ActionButton.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useAction, useHolder, usePool, useQuotes } from "../../model/hooks.ts";
import type { StakeAccountView } from "../../model/types.ts";

import { EntryOutcome } from "./EntryOutcome.tsx";
import { EntryQuote } from "./EntryQuote.tsx";
import { StakeAccountChoice } from "./StakeAccountChoice.tsx";
import { entryBlock } from "./entries.ts";

export function DepositStake() {
  const holder = useHolder();
  const [chosen, choose] = useState<string | null>(null);
  const action = useAction("depositStake");
  const accounts = holder.status === "ready" ? holder.value.stakeAccounts : [];
  const account = accounts.find((one) => one.address === chosen) ?? null;
  return (
    <>
      <p>
        Have SOL staked with a validator already? If the validator is on the pool&apos;s list, the
        whole stake account joins the pool as it is, and goes on earning.
      </p>
      <Loaded of={holder} loading={<Skeleton height="6rem" />}>
        {() => <StakeAccountChoice accounts={accounts} chosen={account} onChoose={choose} />}
      </Loaded>
      <Deposit account={account} action={action} />
    </>
  );
}

function Deposit(props: {
  account: StakeAccountView | null;
  action: ReturnType<typeof useAction<"depositStake">>;
}) {
  const { account, action } = props;
  const pool = usePool();
  const quotes = useQuotes();
  const quoted =
    account !== null && quotes.status === "ready"
      ? quotes.value.depositStake(account.address)
      : null;
  const blocked =
    entryBlock(pool) ??
    (quoted === null ? "Choose a stake account first." : quoted.ok ? null : quoted.error.title);

  const run = () => {
    if (account === null || quoted?.ok !== true) return;
    const { minimumShares } = quoted.quote;
    void action.run({ stakeAccount: account.address, minimumShares });
  };

  return (
    <>
      <EntryQuote lamports={account?.lamports ?? null} quoted={quoted} />
      <ActionButton action={action} wide size="large" blocked={blocked} onRun={run}>
        Deposit the stake account
      </ActionButton>
      <EntryOutcome action={action} onRetry={account === null ? undefined : run} />
    </>
  );
}
