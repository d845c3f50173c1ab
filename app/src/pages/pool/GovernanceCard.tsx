import { Address } from "../../design/Address.tsx";
import { Card } from "../../design/Card.tsx";
import { Notice } from "../../design/Notice.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { formatMillionths } from "../../model/amount.ts";
import type { PendingView, PoolView } from "../../model/types.ts";

import styles from "./PoolPage.module.css";
import { entriesWords, pendingWords } from "./governance.ts";

/** The rules of the pool, who may change which, and what is announced. */
export function GovernanceCard(props: { pool: PoolView }) {
  const { pool } = props;
  const { fees, roles } = pool;
  return (
    <Card title="Rules, and who may change them">
      <p className={styles["muted"]}>
        Nobody can close a way out, move what holders own, or set a price. What could hurt a holder
        is announced here two full epochs before it can hold.
      </p>
      {pool.pending.length === 0 ? (
        <Notice tone="info" title="No change is announced" />
      ) : (
        pool.pending.map((pending) => (
          <Announced key={pending.what} pending={pending} pool={pool} />
        ))
      )}
      <Summary label="Rules">
        <SummaryLine label="Ways in">{entriesWords(pool)}</SummaryLine>
        <SummaryLine label="Ways out" note="Where one waits for an update, anybody may send it">
          Nobody can close them
        </SummaryLine>
        <SummaryLine label="Deposit fee">{formatMillionths(fees.deposit)} %</SummaryLine>
        <SummaryLine label="Exit fee">
          {formatMillionths(fees.exitFloor)} % to {formatMillionths(fees.exitCeiling)} %
        </SummaryLine>
        <SummaryLine label="Protocol's part of gains">
          {formatMillionths(fees.protocol)} %
        </SummaryLine>
      </Summary>
      <Summary label="Keys">
        <Role name="Admin" may="lists validators, proposes changes" address={roles.admin} />
        <Role name="Strategist" may="sets validators' weights" address={roles.strategist} />
        <Role name="Guardian" may="may pause the ways in" address={roles.guardian} />
        <Role name="Treasury" may="claims the protocol's fees" address={roles.treasury} />
      </Summary>
      <Summary label="Addresses">
        <SummaryLine label="Pool">
          <Address of={pool.address} name="pool's address" />
        </SummaryLine>
        <SummaryLine label="tideSOL, the token">
          <Address of={pool.mint} name="mint's address" />
        </SummaryLine>
        <SummaryLine label="Reserve">
          <Address of={pool.reserveAddress} name="reserve's address" />
        </SummaryLine>
      </Summary>
    </Card>
  );
}

function Announced(props: { pending: PendingView; pool: PoolView }) {
  const { title, text, address } = pendingWords(props.pending, props.pool);
  return (
    <Notice tone="warn" title={title}>
      <p>{text}</p>
      {address !== null && (
        <p>
          The key is <Address of={address} name="proposed key" />
        </p>
      )}
    </Notice>
  );
}

function Role(props: { name: string; may: string; address: string }) {
  return (
    <SummaryLine label={props.name} note={props.may}>
      <Address of={props.address} name={`${props.name.toLowerCase()}'s key`} />
    </SummaryLine>
  );
}
