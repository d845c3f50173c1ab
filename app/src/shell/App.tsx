import "../design/tokens.css";
import "../design/base.css";
import "../design/theme.ts";

import { useEffect, useRef } from "react";

import { ConnectProvider } from "../action/ConnectProvider.tsx";
import { UnseenOutcomes } from "../action/UnseenOutcomes.tsx";
import { ToastRegion } from "../design/ToastRegion.tsx";

import styles from "./App.module.css";
import { Banners } from "./Banners.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Hero } from "./Hero.tsx";
import { Navigation } from "./Navigation.tsx";
import { useRoute } from "./useRoute.ts";

export function App() {
  const route = useRoute();
  const heading = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(route);
  useEffect(() => {
    document.title = `${route.name} · Tidepool`;
    if (shown.current === route) return;
    shown.current = route;
    // As after any link: at the top, and readers hear where they are.
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [route]);
  return (
    <ToastRegion>
      <UnseenOutcomes />
      <ConnectProvider>
        {/* No link to #main: the part after # names the page. */}
        <button type="button" className={styles["skip"]} onClick={() => main.current?.focus()}>
          Skip to the content
        </button>
        <div className={styles["page"]}>
          <Header>
            <Navigation current={route} />
          </Header>
          <main ref={main} tabIndex={-1} className={styles["main"]}>
            <Hero heading={route.heading} lead={route.lead} headingRef={heading} />
            <div className={styles["content"]}>
              <Banners />
              <ErrorBoundary key={route.path}>
                <route.Page />
              </ErrorBoundary>
            </div>
          </main>
          <Footer />
        </div>
      </ConnectProvider>
    </ToastRegion>
  );
}
