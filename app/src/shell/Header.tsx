import type { ReactNode } from "react";

import styles from "./Header.module.css";
import { Logo } from "./Logo.tsx";
import { NetworkLine } from "./NetworkLine.tsx";
import { WalletButton } from "./WalletButton.tsx";
import { STAKE, linkTo } from "./routes.ts";

export function Header(props: { children: ReactNode }) {
  return (
    <header className={styles["header"]}>
      <NetworkLine />
      <div className={styles["bar"]}>
        <a href={linkTo(STAKE.path)} className={styles["brand"]}>
          <Logo />
          Tidepool
        </a>
        {props.children}
        <WalletButton />
      </div>
    </header>
  );
}
