import type { ReactNode } from "react";
import { PageOpening } from "./page-opening";
import { Prose } from "./prose";

export interface LeafletPart {
  /** The anchor. */
  readonly slug: string;
  readonly title: string;
  readonly words: ReactNode;
}

interface LeafletProps {
  readonly title: string;
  readonly standfirst: string;
  readonly parts: readonly LeafletPart[];
  /** False where all of it is seen at a glance. */
  readonly contents?: boolean;
}

/** A page of plain words: its parts ruled off, each title in the margin of its words, and at the top where to find what. */
export function Leaflet({ title, standfirst, parts, contents = true }: LeafletProps) {
  return (
    <div className="page-width">
      <PageOpening title={title} standfirst={standfirst} aside={contents && <Contents parts={parts} />} />
      <div className="border-t-2 border-ink">
        {parts.map(({ slug, title: heading, words }) => (
          <section
            key={slug}
            id={slug}
            aria-labelledby={`${slug}-title`}
            className="margin-columns gap-y-4 border-b border-line py-8 sm:py-10"
          >
            <h2 id={`${slug}-title`} className="text-2xl">
              {heading}
            </h2>
            <Prose>{words}</Prose>
          </section>
        ))}
      </div>
    </div>
  );
}

function Contents({ parts }: { readonly parts: readonly LeafletPart[] }) {
  return (
    <nav aria-label="Contents" className="print:hidden">
      <ol className="gap-x-8 border-t border-line text-sm sm:columns-2">
        {parts.map(({ slug, title }) => (
          <li key={slug} className="break-inside-avoid border-b border-line">
            <a
              href={`#${slug}`}
              className="flex min-h-11 items-center py-1.5 leading-snug hover:underline hover:underline-offset-4"
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
