import type { ReactNode } from "react";

/** A caution that a reader must not miss, behind one strong rule. */
export function GuideAside({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div role="note" aria-label={title} className="mt-8 border-l-4 border-ink bg-paper-deep p-5">
      <p className="font-display text-xl font-bold tracking-display">{title}</p>
      <div className="words words-close mt-2">{children}</div>
    </div>
  );
}

/** What does the same job and is in the house already. */
export function HomeSubstitute({ children }: { readonly children: ReactNode }) {
  return <div className="words words-close words-home">{children}</div>;
}
