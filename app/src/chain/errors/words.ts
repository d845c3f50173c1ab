import type { ErrorKind, HumanError } from "../../model/types.ts";

/** What people are told about an error: what happened, what to do, what the page can do. */
export interface Words {
  readonly title: string;
  readonly advice: string;
  readonly kind?: ErrorKind;
  readonly remedy?: NonNullable<HumanError["remedy"]>;
}

/** Words as an error; `technical` is the name that programs give it. */
export function humanError(words: Words, technical?: string): HumanError {
  const { title, advice, kind = "refused", remedy } = words;
  return {
    kind,
    title,
    advice,
    ...(technical === undefined ? {} : { technical }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** What the page itself would have to have got wrong. */
export const ODD: Pick<Words, "advice"> = {
  advice: "Nothing was changed. Reload the page and try again; if it stays so, please report it.",
};

/** What only operators can meet. */
export const OPERATORS: Pick<Words, "advice"> = {
  advice: "Nothing was changed. This is for the pool's operators; holders never need it.",
};
