import { Component } from "react";
import type { ReactNode } from "react";

/** A wallet is software of others: where asking it throws, it is left out and the page stands. */
export class Contained extends Component<{ readonly children: ReactNode }> {
  override state = { hasThrown: false };

  static getDerivedStateFromError() {
    return { hasThrown: true };
  }

  override render(): ReactNode {
    return this.state.hasThrown ? null : this.props.children;
  }
}
