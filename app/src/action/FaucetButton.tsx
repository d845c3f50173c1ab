import { useEffect } from "react";

import { useToast } from "../design/toast.ts";
import { useAction } from "../model/hooks.ts";

import { ActionButton } from "./ActionButton.tsx";

const GIFT = 10_000_000_000n;

/** Asks a test chain for SOL, which is worth nothing there. */
export function FaucetButton() {
  const airdrop = useAction("airdrop");
  const toast = useToast();
  const { state } = airdrop;
  useEffect(() => {
    if (state.status === "done") toast({ tone: "success", text: "You got 10 test SOL." });
    if (state.status === "failed") {
      toast({ tone: "error", text: `${state.error.title}. ${state.error.advice}` });
    }
  }, [state, toast]);
  return (
    <ActionButton
      action={airdrop}
      size="small"
      variant="secondary"
      onRun={() => void airdrop.run({ lamports: GIFT })}
    >
      Get 10 test SOL
    </ActionButton>
  );
}
