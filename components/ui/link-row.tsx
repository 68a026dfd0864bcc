import type { ComponentProps, ReactNode } from "react";
import { SiteLink } from "./site-link";

interface LinkRowProps {
  readonly href: ComponentProps<typeof SiteLink>["href"];
  /** Said at the end of the row, softer: how much there is, or where it leads. */
  readonly aside?: ReactNode;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

/** A list whose rows are links between hairlines; its children are `LinkRow`s. */
export function LinkRows({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul aria-label={label} className="border-t border-ink">
      {children}
    </ul>
  );
}

/** One row, all of it the link. */
export function LinkRow({ href, aside, strong = false, children }: LinkRowProps) {
  return (
    <li className="border-b border-line">
      <SiteLink
        href={href}
        className={`group flex min-h-14 items-baseline justify-between gap-x-6 py-4 leading-snug ${strong ? "font-bold" : ""}`}
      >
        <span className="min-w-0 group-hover:underline group-hover:underline-offset-4">{children}</span>
        {aside && <span className="max-w-1/2 text-right text-ink-soft">{aside}</span>}
      </SiteLink>
    </li>
  );
}
