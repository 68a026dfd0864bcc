import type { ReactNode } from "react";
import type { SectionFacts } from "@/lib/guide/guide";

interface GuideSectionProps {
  readonly section: Pick<SectionFacts, "slug" | "title">;
  readonly number: number;
  readonly count: number;
  /** Numbers of the sources that the section cites, in order. */
  readonly sources: readonly number[];
  readonly children: ReactNode;
}

/** One numbered section under its lasting anchor, with its sources in the margin. */
export function GuideSection({ section, number, count, sources, children }: GuideSectionProps) {
  const heading = `${section.slug}-title`;
  return (
    <section
      id={section.slug}
      aria-labelledby={heading}
      className="grid gap-x-14 border-t border-line pt-8 pb-16 lg:pb-22 xl:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]"
    >
      <div className="words words-opening max-w-[40rem] min-w-0">
        <span className="block text-sm font-bold text-ink-soft">{`${number} of ${count}`}</span>
        <h2 id={heading} className="mt-1 text-3xl">
          {section.title}
        </h2>
        {children}
      </div>
      {sources.length > 0 && (
        <p className="mt-8 text-xs text-ink-soft">
          <a href="#sources" className="link py-2 font-bold">
            Sources
          </a>
          {` ${sources.join(", ")}`}
        </p>
      )}
    </section>
  );
}
