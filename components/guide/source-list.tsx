"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { doiUrl } from "@/lib/guide/doi-url";
import { citeAnchor, type CitedSource } from "@/lib/guide/guide-blocks";
import type { SourceFacts } from "@/lib/guide/guide";

interface ListedSource extends Pick<SourceFacts, "citation" | "kind">, Pick<CitedSource, "times"> {
  /** Where it is to be read, unless its citation ends with the doi that leads there. */
  readonly url?: string;
}

/** The list itself, in the order of its numbers. It is made in the browser too only so that the page need not carry its markup beside its words. */
export function SourceList({ sources }: { readonly sources: readonly ListedSource[] }) {
  return (
    <ol className="mt-6 max-w-[40rem] text-sm">
      {sources.map(({ url, citation, kind, times }, index) => (
        <li key={citation} id={`source-${index + 1}`} className="source">
          <b>{index + 1}</b>
          <p>
            <a href={url ?? doiUrl(citation)} rel="noreferrer">
              {citation}
            </a>
            <span>
              {`${kind}. `}
              <span>
                {"Back to "}
                {Array.from({ length: times }, (_, time) => (
                  <a key={time} href={`#${citeAnchor(`${index + 1}-${time + 1}`)}`} role="doc-backlink">
                    {time + 1}
                  </a>
                ))}
              </span>
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
