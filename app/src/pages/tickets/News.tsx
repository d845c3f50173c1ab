import { Unread } from "../../action/Unread.tsx";
import { Address } from "../../design/Address.tsx";
import { shortAddress } from "../../design/Address.tsx";
import { shortAmount } from "../../design/Amount.tsx";
import { Notice } from "../../design/Notice.tsx";
import type { ActionResult } from "../../model/types.ts";

/** What became of a ticket that is gone from the list. */
export type TicketNews =
  | { readonly kind: "claimed"; readonly result: ActionResult }
  | { readonly kind: "cancelled"; readonly result: ActionResult }
  | { readonly kind: "transferred"; readonly to: string; readonly result: ActionResult };

function titleFor(news: TicketNews): string {
  const { lamports, shares } = news.result;
  switch (news.kind) {
    case "claimed":
      return lamports === undefined ? "Claimed" : `Claimed: ${shortAmount(lamports, 6)} SOL`;
    case "cancelled":
      return shares === undefined
        ? "Cancelled"
        : `Cancelled: ${shortAmount(shares, 6)} tideSOL are yours again`;
    case "transferred":
      return `Given away to ${shortAddress(news.to)}`;
  }
}

export function News(props: { news: TicketNews }) {
  return (
    <Notice tone="success" announced title={titleFor(props.news)}>
      <Unread result={props.news.result} />
      <p>
        Transaction <Address of={props.news.result.signature} name="transaction" />
      </p>
    </Notice>
  );
}
