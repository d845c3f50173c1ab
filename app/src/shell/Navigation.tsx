import { Icon } from "../design/Icon.tsx";
import { useTickets } from "../model/hooks.ts";

import styles from "./Navigation.module.css";
import { ROUTES, linkTo } from "./routes.ts";
import type { Route } from "./routes.ts";

/** In the header, and on phones a bar below the thumb. */
export function Navigation(props: { current: Route }) {
  const tickets = useTickets();
  const payable =
    tickets.status === "ready"
      ? tickets.value.filter((ticket) => ticket.state.kind === "claimable").length
      : 0;
  return (
    <nav aria-label="Pages" className={styles["navigation"]}>
      <ul className={styles["list"]}>
        {ROUTES.map((route) => (
          <li key={route.path}>
            <a
              href={linkTo(route.path)}
              className={styles["link"]}
              aria-current={route === props.current ? "page" : undefined}
            >
              <Icon name={route.icon} className={styles["icon"]} />
              <span>{route.name}</span>
              {route.path === "tickets" && payable > 0 && (
                <span className={styles["count"]}>
                  {payable}
                  <span className="visually-hidden"> can be claimed</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
