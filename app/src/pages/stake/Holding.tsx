import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Stat, Stats } from "../../design/Stat.tsx";
import { useHolder } from "../../model/hooks.ts";

/** What the wallet holds already; nothing without a wallet. */
export function Holding() {
  const holder = useHolder();
  if (holder.status === "disconnected") return null;
  return (
    <Card title="You hold">
      <Loaded of={holder} loading={<Skeleton height="4.5rem" />}>
        {({ shares, worth, lamports }) => (
          <Stats>
            <Stat
              label="tideSOL"
              value={<Amount of={shares} unit="tideSOL" />}
              note={
                <>
                  worth <Amount of={worth} unit="SOL" digits={6} steady />
                </>
              }
            />
            <Stat label="SOL in the wallet" value={<Amount of={lamports} unit="SOL" />} />
          </Stats>
        )}
      </Loaded>
    </Card>
  );
}
