import type { SourceFacts } from "@/lib/guide/guide";
import type { CitedSource } from "@/lib/guide/guide-blocks";
import { doiUrl } from "@/lib/guide/doi-url";
import { SourceList } from "./source-list";

interface GuideSourcesProps {
  readonly sources: readonly SourceFacts[];
  readonly cited: readonly CitedSource[];
}

/** Every source that the guide cites, by number, with the way back to each place that cites it. */
export function GuideSources({ sources, cited }: GuideSourcesProps) {
  const listed = cited.flatMap(({ key, times }) => {
    const source = sources.find((candidate) => candidate.key === key);
    if (!source) return [];
    const { url, citation, kind } = source;
    return { citation, kind, times, ...(url !== doiUrl(citation) && { url }) };
  });
  return (
    <section id="sources" aria-labelledby="sources-title" className="border-t-2 border-ink pt-8">
      <h2 id="sources-title" className="text-3xl">
        Sources
      </h2>
      <SourceList sources={listed} />
    </section>
  );
}
