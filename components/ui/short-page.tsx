import type { ReactNode } from "react";
import { Notice } from "./notice";
import { PageOpening } from "./page-opening";

interface ShortPageProps {
  readonly title: string;
  /** "away" while the records cannot be reached: the page says that instead. */
  readonly away?: boolean;
  readonly children?: ReactNode;
}

/** A page that asks one thing or says one thing. */
export function ShortPage({ title, away = false, children }: ShortPageProps) {
  return (
    <div className="page-width">
      <PageOpening title={title} />
      <div className="grid max-w-measure justify-items-start gap-6">
        {away ? (
          <Notice tone="alert" title="Back in a moment">
            We cannot reach our records just now. Nothing has been changed. Try again in a minute.
          </Notice>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
