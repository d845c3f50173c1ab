import { Address } from "../design/Address.tsx";
import { Amount } from "../design/Amount.tsx";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { ErrorNotice } from "../design/ErrorNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { Select } from "../design/Select.tsx";
import { Summary, SummaryLine } from "../design/Summary.tsx";
import { useHolder, useWallet } from "../model/hooks.ts";
import type { WalletState, WalletView } from "../model/types.ts";

import styles from "./WalletDialog.module.css";

export function WalletDialog(props: { open: boolean; onClose: () => void }) {
  const wallet = useWallet();
  const connected = wallet.state.status === "connected";
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={connected ? "Your wallet" : "Connect a wallet"}
    >
      {wallet.error !== null && <ErrorNotice error={wallet.error} announced />}
      {wallet.state.status === "connected" ? (
        <Connected wallet={wallet} state={wallet.state} />
      ) : (
        <Choices wallet={wallet} />
      )}
    </Dialog>
  );
}

function Choices(props: { wallet: WalletView }) {
  const { wallet } = props;
  const connectingTo = wallet.state.status === "connecting" ? wallet.state.choice.id : null;
  if (wallet.choices.length === 0) {
    return (
      <Notice tone="info" title="No Solana wallet was found in this browser">
        <p>
          A wallet is an app or a browser extension that keeps your keys and asks you before it
          signs anything. Install one that supports Solana, then load this page again. You can look
          around without one.
        </p>
      </Notice>
    );
  }
  return (
    <>
      <p>
        The wallet shows this page your public address. Nothing moves until you confirm it in the
        wallet.
      </p>
      <ul className={styles["choices"]}>
        {wallet.choices.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              className={styles["choice"]}
              aria-busy={choice.id === connectingTo}
              onClick={() => void wallet.connect(choice.id)}
            >
              <img src={choice.icon} alt="" width={32} height={32} />
              <span>{choice.name}</span>
              {choice.id === connectingTo && (
                <span className={styles["waiting"]}>Waiting for the wallet…</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Connected(props: {
  wallet: WalletView;
  state: Extract<WalletState, { status: "connected" }>;
}) {
  const { wallet, state } = props;
  const holder = useHolder();
  return (
    <>
      <Summary label={state.choice.name}>
        <SummaryLine label="Wallet">{state.choice.name}</SummaryLine>
        <SummaryLine label="Address">
          <Address of={state.address} />
        </SummaryLine>
        {holder.status === "ready" && (
          <>
            <SummaryLine label="SOL">
              <Amount of={holder.value.lamports} unit="SOL" />
            </SummaryLine>
            <SummaryLine label="tideSOL">
              <Amount of={holder.value.shares} unit="tideSOL" />
            </SummaryLine>
          </>
        )}
      </Summary>
      {state.accounts.length > 1 && (
        <Select
          label="Account"
          value={state.address}
          options={state.accounts.map((address) => ({ value: address, text: address }))}
          onChange={(address) => {
            wallet.select(address);
          }}
        />
      )}
      <Button variant="secondary" onClick={() => void wallet.disconnect()}>
        Disconnect
      </Button>
    </>
  );
}
