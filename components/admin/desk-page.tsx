import type { Route } from "next";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { DeskLink } from "./desk-link";

interface DeskPageProps {
  readonly title: string;
  /** One sentence under the title: what stands here and what does not. */
  readonly remark?: ReactNode;
  /** The list that this page is one entry of. */
  readonly up?: { readonly href: Route; readonly title: string };
  /** True of a page whose sheets are printed by themselves, without its own heading. */
  readonly isPaper?: boolean;
  readonly children: ReactNode;
}

/** A page of the desk under its one heading. */
export function DeskPage({ title, remark, up, isPaper = false, children }: DeskPageProps) {
  return (
    <>
      <header className={isPaper ? "print:hidden" : undefined}>
        {up && (
          <p className="-mt-3 print:hidden">
            <DeskLink
              href={up.href}
              className="inline-flex min-h-(--desk-control) items-center gap-2 text-ink-soft hover:text-ink hover:underline"
            >
              <Icon name="arrow-left" className="size-3.5" />
              {up.title}
            </DeskLink>
          </p>
        )}
        <h1 className="text-2xl">{title}</h1>
        {remark && <div className="mt-1.5 max-w-3xl text-ink-soft">{remark}</div>}
      </header>
      <div className="mt-5">{children}</div>
    </>
  );
}

interface DeskSectionProps {
  readonly title: string;
  /** Said softer at the end of the heading's line: how many, or the way to all of them. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page of the desk, under a heading of its own. */
export function DeskSection({ title, aside, children }: DeskSectionProps) {
  return (
    <section className="mt-9 first:mt-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-xl">{title}</h2>
        {aside && <p className="text-xs text-ink-soft">{aside}</p>}
      </div>
      {children}
    </section>
  );
}
