import styles from "./Skeleton.module.css";

/** Holds the place of a text that is still to come; give it the size of the text. */
export function Skeleton(props: { width?: string; height?: string }) {
  return (
    <span
      aria-hidden="true"
      className={styles["skeleton"]}
      style={{ inlineSize: props.width ?? "100%", blockSize: props.height ?? "1lh" }}
    />
  );
}
