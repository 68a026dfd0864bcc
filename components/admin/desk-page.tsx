import type { ReactNode } from "react";

interface DeskPageProps {
  readonly title: string;
  /** One sentence under the title: what stands here and what does not. */
  readonly remark?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the desk under its one heading. */
export function DeskPage({ title, remark, children }: DeskPageProps) {
  return (
    <>
      <h1 className="text-2xl">{title}</h1>
      {remark && <p className="mt-2 max-w-measure text-sm text-ink-soft">{remark}</p>}
      <div className="mt-6">{children}</div>
    </>
  );
}

/** A part of a page of the desk, under a heading of its own. */
export function DeskSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-10 first:mt-0">
      <h2 className="mb-3 text-xl">{title}</h2>
      {children}
    </section>
  );
}
