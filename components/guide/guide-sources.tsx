import type { SourceFacts } from "@/lib/guide/guide";
import type { CitedSource } from "@/lib/guide/guide-blocks";

interface GuideSourcesProps {
  readonly sources: readonly SourceFacts[];
  readonly cited: readonly CitedSource[];
}

/** Every source that the guide cites, by number, with the way back to each place that cites it. */
export function GuideSources({ sources, cited }: GuideSourcesProps) {
  return (
    <section id="sources" aria-labelledby="sources-title" className="border-t-2 border-ink pt-8">
      <h2 id="sources-title" className="text-3xl">
        Sources
      </h2>
      <ol className="mt-6 max-w-[40rem] text-sm">
        {cited.map(({ key, number, anchors }) => {
          const source = sources.find((candidate) => candidate.key === key);
          return (
            source && (
              <li
                key={key}
                id={`source-${number}`}
                className="flex gap-x-3 border-t border-line py-3 first:border-t-0 target:bg-paper-deep"
              >
                <span className="w-6 shrink-0 font-bold tabular-nums">{number}</span>
                <SourceWords source={source} anchors={anchors} number={number} />
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

interface SourceWordsProps {
  readonly source: SourceFacts;
  readonly anchors: readonly string[];
  readonly number: number;
}

function SourceWords({ source, anchors, number }: SourceWordsProps) {
  return (
    <div className="min-w-0">
      <p>
        <a href={source.url} rel="noreferrer" className="link py-1 decoration-line hover:decoration-ink">
          {source.citation}
        </a>
      </p>
      <p className="text-xs text-ink-soft">
        {`${source.kind}. `}
        <span className="print:hidden">
          Back to{" "}
          {anchors.map((anchor, index) => (
            <span key={anchor}>
              {index > 0 && ", "}
              <a
                href={`#${anchor}`}
                aria-label={`Back to place ${index + 1} that cites source ${number}`}
                className="link px-1 py-1.5"
              >
                {index + 1}
              </a>
            </span>
          ))}
        </span>
      </p>
    </div>
  );
}
