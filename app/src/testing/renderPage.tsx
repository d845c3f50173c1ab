/** Renders what a test looks at as the page does: below a model, with toasts and a wallet dialog. */
import { cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";

import { ConnectProvider } from "../action/ConnectProvider.tsx";
import { UnseenOutcomes } from "../action/UnseenOutcomes.tsx";
import { ToastRegion } from "../design/ToastRegion.tsx";
import { FixtureProvider } from "../model/fixture/FixtureProvider.tsx";
import type { FixtureValues } from "../model/fixture/model.ts";

afterEach(cleanup);

// What jsdom lacks, and user-event needs to move among radio buttons.
vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") });

// jsdom knows the element and not its methods.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};

export function renderPage(page: ReactNode, values: Partial<FixtureValues> = {}) {
  const user = userEvent.setup();
  const view = render(
    <FixtureProvider values={values}>
      <ToastRegion>
        <UnseenOutcomes />
        <ConnectProvider>{page}</ConnectProvider>
      </ToastRegion>
    </FixtureProvider>,
  );
  return { user, ...view };
}
