import type { ReactNode } from "react";

import { Button } from "../design/Button.tsx";
import type { ButtonProps } from "../design/Button.tsx";
import { useConnection, useWallet } from "../model/hooks.ts";

import { useConnect } from "./connect.ts";
import { progressOf } from "./progress.ts";
import type { Underway } from "./progress.ts";

interface Props extends Pick<ButtonProps, "variant" | "size" | "wide" | "label"> {
  readonly action: Underway;
  readonly onRun: () => void;
  /** Why it cannot be done, apart from the wallet and the node, which the button minds itself. */
  readonly blocked?: string | null;
  readonly children: ReactNode;
}

/** Starts an action and tells how it goes; without a wallet it asks for one. */
export function ActionButton(props: Props) {
  const { action, onRun, blocked, children, ...look } = props;
  const connect = useConnect();
  const wallet = useWallet();
  const connection = useConnection();
  const progress = progressOf(action.state);
  if (wallet.state.status !== "connected") {
    const waiting = wallet.state.status === "connecting";
    return (
      <Button {...look} label={undefined} busy={waiting} onClick={connect}>
        {waiting ? "Connecting…" : "Connect a wallet"}
      </Button>
    );
  }
  const offline =
    connection.status === "offline" ? "No node answers; nothing can be sent now." : null;
  return (
    <>
      <Button
        {...look}
        label={progress === null ? look.label : undefined}
        busy={action.busy || progress !== null}
        blocked={progress === null ? (offline ?? blocked) : null}
        onClick={onRun}
      >
        {progress ?? children}
      </Button>
      <span role="status" className="visually-hidden">
        {progress}
      </span>
    </>
  );
}
