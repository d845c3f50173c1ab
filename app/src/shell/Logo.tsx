/** A pool among rocks, with the tide in it. */
export function Logo() {
  return (
    <svg aria-hidden="true" width="32" height="32" viewBox="0 0 32 32">
      <circle cx="16" cy="16" r="15" fill="var(--water-1)" />
      <path
        d="M1.3 14c3.7-2.6 7.3-2.6 11 0s7.3 2.6 11 0c2.5-1.7 4.9-2.3 7.4-1.7A15 15 0 1 1 1.3 14Z"
        fill="var(--water-2)"
      />
      <path
        d="M2 20.5c3.7-2.6 7.3-2.6 11 0s7.3 2.6 11 0c1.8-1.2 3.5-1.9 5.2-1.9A15 15 0 0 1 2 20.5Z"
        fill="var(--water-3)"
      />
      <circle cx="21" cy="8.5" r="2.5" fill="var(--shell)" />
    </svg>
  );
}
