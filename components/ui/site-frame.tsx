import type { ReactNode } from "react";
import { SiteFooter, type FooterGroup } from "./site-footer";
import { SiteHeader } from "./site-header";
import { FocusOnArrival } from "./site-link";
import { SkipLink } from "./skip-link";

interface SiteFrameProps {
  readonly basket: ReactNode;
  readonly footer: readonly FooterGroup[];
  readonly signUp: ReactNode;
  /** What may have to be said above every page. */
  readonly line: ReactNode;
  readonly children: ReactNode;
}

/** Skip link, head, main and foot: what every page of the shop stands in. */
export function SiteFrame({ basket, footer, signUp, line, children }: SiteFrameProps) {
  return (
    <div id="top">
      <FocusOnArrival />
      <SkipLink />
      <SiteHeader basket={basket} />
      {line}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter groups={footer} signUp={signUp} />
    </div>
  );
}
