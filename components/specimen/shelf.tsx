import type { ReactNode } from "react";

/** States that a pointer or the keyboard brings about; `data-force` lets a test bring them about for all at once. */
export type ForcedState = "hover" | "focus-visible" | "active";

/** One kind of primitive, under its name. */
export function Shelf({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-14 border-t-2 border-ink pt-4 first-of-type:mt-0">
      <h2 className="mb-6 text-2xl">{title}</h2>
      <div className="flex flex-wrap items-start gap-x-10 gap-y-8">{children}</div>
    </section>
  );
}

interface StateProps {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A primitive in one state, with the name of that state below. */
export function State({ name, wide = false, children }: StateProps) {
  return (
    <div className={wide ? "w-full max-w-measure min-w-0" : "min-w-0"}>
      {children}
      <p className="mt-2 text-xs text-ink-soft">{name}</p>
    </div>
  );
}
