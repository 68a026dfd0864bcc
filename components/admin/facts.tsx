import type { ReactNode } from "react";

/** Terms and what is known of each, a ruled line for each pair. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="border-t-2 border-ink">{children}</dl>;
}

export function Fact({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="grid min-h-(--desk-row) grid-cols-[9.25rem_minmax(0,1fr)] items-baseline gap-x-3 border-b border-line py-2 leading-snug">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
