import { inOrder } from "@/components/ui/in-order";
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
        {inOrder(cited, ({ key, number, anchors }) => {
          const source = sources.find((candidate) => candidate.key === key);
          return source && <Source source={source} number={number} anchors={anchors} />;
        })}
      </ol>
    </section>
  );
}

interface SourceProps {
  readonly source: SourceFacts;
  readonly number: number;
  readonly anchors: readonly string[];
}

function Source({ source, number, anchors }: SourceProps) {
  return (
    <li id={`source-${number}`} className="source">
      <b>{number}</b>
      <p>
        <a href={source.url} rel="noreferrer">
          {source.citation}
        </a>
        <span>
          {`${source.kind}. `}
          <span>
            {"Back to "}
            {inOrder(anchors, (anchor, index) => (
              <a href={`#${anchor}`} role="doc-backlink">
                {index + 1}
              </a>
            ))}
          </span>
        </span>
      </p>
    </li>
  );
}
