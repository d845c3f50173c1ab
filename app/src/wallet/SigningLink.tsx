import { useWalletAccountTransactionSigner } from "@solana/react";
import type { TransactionModifyingSigner } from "@solana/kit";
import type { UiWalletAccount } from "@wallet-standard/react";
import { useEffect } from "react";

/** Gives the selected account's signer away while the account is selected. */
export function SigningLink(props: {
  readonly account: UiWalletAccount;
  readonly chain: `solana:${string}`;
  readonly onSigner: (signer: TransactionModifyingSigner | null) => void;
}) {
  const { account, chain, onSigner } = props;
  const signer = useWalletAccountTransactionSigner(account, chain);
  useEffect(() => {
    onSigner(signer);
    return () => {
      onSigner(null);
    };
  }, [signer, onSigner]);
  return null;
}
