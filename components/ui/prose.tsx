import type { ReactNode } from "react";

/** Running text of a plain page: headings, paragraphs, lists and links at reading measure. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className={
        "max-w-measure space-y-5 [&_a]:link [&_h2]:mt-12 [&_h2]:border-t [&_h2]:border-line [&_h2]:pt-6 [&_h2]:text-xl " +
        "[&_ul]:list-disc [&_ul]:space-y-2 [&_ul]:pl-5"
      }
    >
      {children}
    </div>
  );
}
