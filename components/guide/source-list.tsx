"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { citeAnchor, type CitedSource } from "@/lib/guide/guide-blocks";
import type { SourceFacts } from "@/lib/guide/guide";

type ListedSource = Pick<SourceFacts, "url" | "citation" | "kind"> & Pick<CitedSource, "number" | "places">;

/** The list itself. It is made in the browser too only so that the page need not carry its markup beside its words. */
export function SourceList({ sources }: { readonly sources: readonly ListedSource[] }) {
  return (
    <ol className="mt-6 max-w-[40rem] text-sm">
      {sources.map(({ number, url, citation, kind, places }) => (
        <li key={number} id={`source-${number}`} className="source">
          <b>{number}</b>
          <p>
            <a href={url} rel="noreferrer">
              {citation}
            </a>
            <span>
              {`${kind}. `}
              <span>
                {"Back to "}
                {places.map((place, index) => (
                  <a key={place} href={`#${citeAnchor(place)}`} role="doc-backlink">
                    {index + 1}
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
