import { useState } from "react";

import { useConnect } from "../../action/connect.ts";
import { Button } from "../../design/Button.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useTickets } from "../../model/hooks.ts";

import { HowTicketsWork } from "./HowTicketsWork.tsx";
import { News } from "./News.tsx";
import type { TicketNews } from "./News.tsx";
import { TicketCard } from "./TicketCard.tsx";
import styles from "./TicketsPage.module.css";

export function TicketsPage() {
  const tickets = useTickets();
  // Kept here: the ticket that it is about leaves the list.
  const [news, setNews] = useState<TicketNews | null>(null);
  return (
    <>
      {news !== null && <News news={news} />}
      <Loaded
        of={tickets}
        loading={
          <div className={styles["tickets"]}>
            <Skeleton height="14rem" />
            <Skeleton height="14rem" />
          </div>
        }
        disconnected={<NoWallet />}
      >
        {(list) =>
          list.length === 0 ? (
            <NoTickets />
          ) : (
            <>
              <ul className={styles["tickets"]}>
                {list.map((ticket) => (
                  <li key={ticket.address}>
                    <TicketCard ticket={ticket} onNews={setNews} />
                  </li>
                ))}
              </ul>
              <HowTicketsWork />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function NoWallet() {
  const connect = useConnect();
  return (
    <>
      <Card title="Connect a wallet to see its tickets">
        <div>
          <Button onClick={connect}>Connect a wallet</Button>
        </div>
      </Card>
      <HowTicketsWork />
    </>
  );
}

function NoTickets() {
  return (
    <>
      <Card title="You have no tickets">
        <p>
          They come from the page <a href="#/redeem">Redeem</a>: order one there when you want SOL
          and can wait for the epoch to end.
        </p>
      </Card>
      <HowTicketsWork />
    </>
  );
}
