import type { Ref } from "react";

import { Amount } from "../design/Amount.tsx";
import { Countdown } from "../design/Countdown.tsx";
import { Skeleton } from "../design/Skeleton.tsx";
import { Waves } from "../design/Waves.tsx";
import { usePool } from "../model/hooks.ts";
import type { PoolView } from "../model/types.ts";

import styles from "./Hero.module.css";

/** What the page is for, the rate of now, and a tide that rises with the epoch. */
export function Hero({
  heading,
  lead,
  headingRef,
}: {
  heading: string;
  lead: string;
  headingRef: Ref<HTMLHeadingElement>;
}) {
  const pool = usePool();
  const view = pool.status === "ready" ? pool.value : null;
  return (
    <section className={styles["hero"]} aria-labelledby="heading">
      <div className={styles["content"]}>
        <div className={styles["words"]}>
          <h1 id="heading" ref={headingRef} tabIndex={-1}>
            {heading}
          </h1>
          <p className={styles["lead"]}>{lead}</p>
        </div>
        {pool.status !== "failed" && <Rate pool={view} />}
      </div>
      <Waves level={view?.epoch.progress ?? 0} className={styles["waves"]} />
    </section>
  );
}

function Rate(props: { pool: PoolView | null }) {
  const { pool } = props;
  return (
    <dl className={styles["rate"]}>
      <dt>1 tideSOL is worth</dt>
      <dd className={styles["figure"]}>
        {pool === null ? (
          <Skeleton width="12ch" />
        ) : (
          <Amount of={pool.rate} unit="SOL" digits={9} steady />
        )}
      </dd>
      <dd className={styles["epoch"]}>
        {pool === null ? (
          <Skeleton width="20ch" />
        ) : (
          <>
            Epoch {pool.epoch.epoch.toString()} ends in{" "}
            <Countdown until={pool.epoch.endsAt} past="a moment" />
          </>
        )}
      </dd>
    </dl>
  );
}
