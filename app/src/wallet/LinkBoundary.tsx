import { Component } from "react";
import type { ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  readonly onBroken?: () => void;
}

/** A wallet is somebody else's program: where asking one throws, the page goes on without it. */
export class LinkBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken?.();
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
