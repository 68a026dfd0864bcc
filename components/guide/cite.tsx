"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { citeAnchor, type CitationMark } from "@/lib/guide/guide-blocks";

/** Raised numbers that lead to the sources. Made in the browser too only so that a page need not carry the markup of a hundred of them. */
export function Cite({ marks }: { readonly marks: readonly CitationMark[] }) {
  return (
    <sup className="cite">
      {marks.map((mark) => (
        <a key={mark} id={citeAnchor(mark)} href={`#source-${parseInt(mark)}`} role="doc-biblioref">
          {parseInt(mark)}
        </a>
      ))}
    </sup>
  );
}
