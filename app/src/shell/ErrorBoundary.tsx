import { Component } from "react";
import type { ReactNode } from "react";

import { Button } from "../design/Button.tsx";
import { Notice } from "../design/Notice.tsx";

interface Props {
  readonly children: ReactNode;
}

/** Keeps a mistake in one page from taking the others down. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const error: unknown = this.state.error;
    if (error === null) return this.props.children;
    return (
      <Notice
        tone="error"
        announced
        title="This page broke"
        actions={
          <Button
            size="small"
            variant="secondary"
            onClick={() => {
              this.setState({ error: null });
            }}
          >
            Show it again
          </Button>
        }
      >
        <p>
          That is a mistake of ours; nothing was sent that you did not confirm. Show it again, or
          load the page anew.
        </p>
        <details>
          <summary>Technical details</summary>
          <code>
            {error instanceof Error ? error.message : "no error but something else was thrown"}
          </code>
        </details>
      </Notice>
    );
  }
}
