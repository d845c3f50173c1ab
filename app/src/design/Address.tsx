import styles from "./Address.module.css";
import { Icon } from "./Icon.tsx";
import { useToast } from "./toast.ts";

export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 4)}…${address.slice(-4)}`;
}

/** The two ends of an address, the whole in its title, and a button that copies it. */
export function Address(props: { of: string; name?: string | undefined }) {
  const { of, name = "address" } = props;
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(of);
      toast({ tone: "success", text: `Copied the ${name}.` });
    } catch {
      toast({ tone: "warn", text: `This browser does not let pages copy. The ${name} is ${of}` });
    }
  };
  return (
    <span className={styles["address"]}>
      <code title={of}>{shortAddress(of)}</code>
      <button
        type="button"
        className={styles["copy"]}
        aria-label={`Copy the ${name} ${shortAddress(of)}`}
        onClick={() => void copy()}
      >
        <Icon name="copy" size={14} />
      </button>
    </span>
  );
}
