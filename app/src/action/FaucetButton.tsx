import { useAction } from "../model/hooks.ts";

import { ActionButton } from "./ActionButton.tsx";

const GIFT = 10_000_000_000n;

/** Asks a test chain for SOL, which is worth nothing there. A toast says what came of it. */
export function FaucetButton() {
  const airdrop = useAction("airdrop", "", false);
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
