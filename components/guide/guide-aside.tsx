import type { ReactNode } from "react";

/** A caution that a reader must not miss, behind one strong rule. */
export function GuideAside({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div
      role="note"
      aria-label={title}
      className="mt-8 border-l-4 border-ink bg-paper-deep py-5 pr-5 pl-5 [&_p]:mt-3"
    >
      <p className="mt-0! font-display text-xl font-bold tracking-display">{title}</p>
      {children}
    </div>
  );
}

/** What does the same job and is in the house already. */
export function HomeSubstitute({ children }: { readonly children: ReactNode }) {
  return <div className="mt-5 border-l-4 border-moss py-1 pl-5 *:first:mt-0">{children}</div>;
}
