import type { ReactNode } from "react";
import type { SectionFacts } from "@/lib/guide/guide";
import { inRuns } from "@/lib/words";

interface GuideSectionProps {
  readonly section: Pick<SectionFacts, "slug" | "title" | "publishedAt">;
  readonly number: number;
  readonly count: number;
  /** Numbers of the sources that the section cites, in order. */
  readonly sources: readonly number[];
  readonly children: ReactNode;
}

const shortDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "Europe/London" });

/** One numbered section under its lasting anchor, with its sources and its date in the margin. */
export function GuideSection({ section, number, count, sources, children }: GuideSectionProps) {
  const heading = `${section.slug}-title`;
  return (
    <section id={section.slug} aria-labelledby={heading} className="guide-section">
      <div className="words words-opening">
        <span>{`${number} of ${count}`}</span>
        <h2 id={heading}>{section.title}</h2>
        {children}
      </div>
      <p>
        {sources.length > 0 && (
          <>
            <a href="#sources">Sources</a>
            {` ${inRuns(sources)}. `}
          </>
        )}
        {section.publishedAt && `Updated ${shortDate.format(section.publishedAt)}`}
      </p>
    </section>
  );
}
