import type { ComponentProps } from "react";
import { SiteLink } from "./site-link";

export interface TrailStep {
  readonly href: ComponentProps<typeof SiteLink>["href"];
  readonly title: string;
}

/** The way back up, one link a level; the page itself is not in it. */
export function Trail({ steps }: { readonly steps: readonly TrailStep[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-4 text-sm text-ink-soft print:hidden">
      <ol className="flex flex-wrap gap-x-2">
        {steps.map(({ href, title }, index) => (
          <li key={title} className="flex gap-x-2">
            {index > 0 && <span aria-hidden="true">/</span>}
            <SiteLink href={href} className="link -my-2.5 py-2.5">
              {title}
            </SiteLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
