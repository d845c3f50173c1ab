import { shortAddress } from "../../design/Address.tsx";
import { shortAmount } from "../../design/Amount.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Select } from "../../design/Select.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useValidators } from "../../model/hooks.ts";
import type { ValidatorView } from "../../model/types.ts";

const ANY = "";

/** Whose stake to take; left alone, it is the one that can give most. */
export function ValidatorChoice(props: {
  chosen: number | undefined;
  onChoose: (index: number | undefined) => void;
}) {
  const validators = useValidators();
  return (
    <Loaded of={validators} loading={<Skeleton height="4.5rem" />}>
      {({ list }) => (
        <Select
          label="Whose stake"
          value={props.chosen === undefined ? ANY : String(props.chosen)}
          options={[
            { value: ANY, text: "The validator that can give most" },
            ...[...list].sort(byGivable).map((validator) => ({
              value: String(validator.index),
              text: describe(validator),
              disabled: validator.givable === 0n,
            })),
          ]}
          onChange={(value) => {
            props.onChoose(value === ANY ? undefined : Number(value));
          }}
        />
      )}
    </Loaded>
  );
}

function byGivable(a: ValidatorView, b: ValidatorView): number {
  return a.givable === b.givable ? a.index - b.index : a.givable > b.givable ? -1 : 1;
}

function describe({ vote, givable, commissionPercent }: ValidatorView): string {
  const size = givable === 0n ? "nothing to give now" : `up to ${shortAmount(givable, 2)} SOL`;
  const commission = commissionPercent === null ? "" : `, commission ${commissionPercent} %`;
  return `${shortAddress(vote)}: ${size}${commission}`;
}
