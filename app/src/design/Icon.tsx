/** Small line drawings on a grid of 24; always beside words, so they are hidden from readers. */
const PATHS = {
  stake:
    "M3 16c2.2 0 2.2-2 4.5-2s2.2 2 4.5 2 2.2-2 4.5-2 2.2 2 4.5 2M12 3v7m0 0-3-3m3 3 3-3M3 21c2.2 0 2.2-2 4.5-2s2.2 2 4.5 2 2.2-2 4.5-2 2.2 2 4.5 2",
  redeem:
    "M3 16c2.2 0 2.2-2 4.5-2s2.2 2 4.5 2 2.2-2 4.5-2 2.2 2 4.5 2M12 10V3m0 0L9 6m3-3 3 3M3 21c2.2 0 2.2-2 4.5-2s2.2 2 4.5 2 2.2-2 4.5-2 2.2 2 4.5 2",
  both: "M12 20v-6m0 0c0-4-5-3-5-8m5 8c0-4 5-3 5-8M7 6 4.5 8.5M7 6l2.5 2.5M17 6l-2.5 2.5M17 6l2.5 2.5",
  ticket: "M3 8V6h18v2a4 4 0 0 0 0 8v2H3v-2a4 4 0 0 0 0-8Zm11-2v2m0 3v2m0 3v2",
  pool: "M4 20V10m5.3 10V5m5.4 15v-8M20 20V8",
  borrow: "M12 3v18M5 7h14M5 7l-3 7h6L5 7Zm14 0-3 7h6l-3-7ZM8 21h8",
  wallet: "M4 7h15a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7Zm0 0 11-3v3m1 6h.01",
  copy: "M9 9h11v11H9V9ZM15 9V4H4v11h5",
  check: "m5 12.5 4.5 4.500L19 7.5",
  close: "m6 6 12 12M18 6 6 18",
  info: "M12 11v6m0-9.500v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  warn: "M12 9v5m0 3v.01M12 3.5 2.5 20h19L12 3.500Z",
  error: "M12 7v6m0 3.500v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  success: "m8 12.5 2.7 2.700L16 9.500M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  clock: "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { name: IconName; size?: number; className?: string | undefined }) {
  const size = props.size ?? 20;
  return (
    <svg
      aria-hidden="true"
      className={props.className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
