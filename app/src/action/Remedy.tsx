import { Button } from "../design/Button.tsx";
import { useConnection } from "../model/hooks.ts";
import type { HumanError } from "../model/types.ts";

import { CrankButton } from "./CrankButton.tsx";
import { FaucetButton } from "./FaucetButton.tsx";
import { useConnect } from "./connect.ts";

/** The button that does what an error advises, where the page can do it. */
export function Remedy(props: {
  error: HumanError;
  onRetry?: (() => void) | undefined;
  onUseRedeem?: (() => void) | undefined;
}) {
  const { error, onRetry, onUseRedeem } = props;
  const connect = useConnect();
  const { faucet } = useConnection();
  switch (error.remedy) {
    case "crank":
      return <CrankButton />;
    case "airdrop":
      return faucet ? <FaucetButton /> : null;
    case "connect":
      return <Small onClick={connect}>Connect a wallet</Small>;
    case "retry":
      return onRetry === undefined ? null : <Small onClick={onRetry}>Try again</Small>;
    case "use-redeem":
      return onUseRedeem === undefined ? null : <Small onClick={onUseRedeem}>Take both</Small>;
    case undefined:
    default:
      return null;
  }
}

function Small(props: { onClick: () => void; children: string }) {
  return (
    <Button size="small" variant="secondary" onClick={props.onClick}>
      {props.children}
    </Button>
  );
}
