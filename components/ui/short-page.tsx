import type { ComponentProps, ReactNode } from "react";
import { LinkRow, LinkRows } from "./link-row";
import { Notice } from "./notice";
import { PageOpening } from "./page-opening";

export interface WayOn {
  readonly href: ComponentProps<typeof LinkRow>["href"];
  readonly title: string;
  readonly aside?: string;
}

interface ShortPageProps {
  readonly title: string;
  readonly standfirst?: ReactNode;
  /** "away" while the records cannot be reached: the page says that instead. */
  readonly away?: boolean;
  /** Where to go once this is done or read. */
  readonly on?: readonly WayOn[];
  /** What stands above the ways on: small print that belongs to the one thing. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

const anywhere: readonly WayOn[] = [
  { href: "/guides", title: "Read the guides" },
  { href: "/shop", title: "See the shop" },
];

/** A page that asks one thing or says one thing: on a ruled slip, with the ways on beside it. */
export function ShortPage({
  title,
  standfirst,
  away = false,
  on = anywhere,
  aside,
  children,
}: ShortPageProps) {
  return (
    <div className="page-width">
      <PageOpening title={title} standfirst={standfirst} />
      <div className="grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start justify-items-start gap-6 border-t-2 border-ink pt-6 [&>p]:max-w-measure">
          {away ? (
            <Notice tone="alert" title="Back in a moment">
              We cannot reach our records just now. Nothing has been changed. Try again in a minute.
            </Notice>
          ) : (
            children
          )}
        </div>
        <div className="grid content-start gap-6">
          <LinkRows label="Where to go from here">
            {on.map(({ title: name, ...row }) => (
              <LinkRow key={name} {...row}>
                {name}
              </LinkRow>
            ))}
          </LinkRows>
          {aside && <div className="text-sm text-ink-soft">{aside}</div>}
        </div>
      </div>
    </div>
  );
}
