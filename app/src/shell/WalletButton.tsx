import { useConnect } from "../action/connect.ts";
import { shortAddress } from "../design/Address.tsx";
import { Button } from "../design/Button.tsx";
import { Icon } from "../design/Icon.tsx";
import { useWallet } from "../model/hooks.ts";

export function WalletButton() {
  const { state } = useWallet();
  const connect = useConnect();
  switch (state.status) {
    case "disconnected":
      return <Button onClick={connect}>Connect</Button>;
    case "connecting":
      return (
        <Button busy onClick={connect}>
          Connecting…
        </Button>
      );
    case "connected":
      return (
        <Button
          variant="secondary"
          onClick={connect}
          label={`Wallet ${shortAddress(state.address)}: balance, accounts, disconnect`}
        >
          <Icon name="wallet" />
          {shortAddress(state.address)}
        </Button>
      );
  }
}
