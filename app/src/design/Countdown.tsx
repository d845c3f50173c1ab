import { formatDuration } from "./duration.ts";
import { useNow } from "./useNow.ts";

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** How long until a moment, or since one; the moment itself is in the title. */
export function Countdown(props: {
  until: number;
  /** What to say when it has come. */
  past?: string | undefined;
}) {
  const left = props.until - useNow();
  const past = props.past ?? "any moment now";
  return (
    <time dateTime={new Date(props.until).toISOString()} title={clock.format(props.until)}>
      {left > 0 ? formatDuration(left) : past}
    </time>
  );
}

export function Since(props: { at: number }) {
  const passed = useNow() - props.at;
  return (
    <time dateTime={new Date(props.at).toISOString()} title={clock.format(props.at)}>
      {formatDuration(passed)}
    </time>
  );
}
