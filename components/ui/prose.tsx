import type { ReactNode } from "react";

/** Running text of a plain page: paragraphs, lists, links and figures at reading measure. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className={
        "max-w-measure min-w-0 space-y-5 [&_dd_a]:link [&>p>a]:link " +
        "[&>ul]:list-disc [&>ul]:space-y-2 [&>ul]:pl-5 [&>ul>li>a]:link"
      }
    >
      {children}
    </div>
  );
}

interface Fact {
  readonly title: ReactNode;
  readonly words: ReactNode;
}

/** What is what, one ruled row each: the thing, and what there is to say of it. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="border-t border-ink">
      {facts.map(({ title, words }, index) => (
        <div
          key={index}
          className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <dt className="font-bold">{title}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Figure {
  readonly figure: string;
  readonly words: string;
}

/** Numbers to remember, large, each with what it counts. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="grid border-t border-ink grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-8">
      {figures.map(({ figure, words }) => (
        <div key={words} className="flex flex-col border-b border-line py-4">
          <dt className="order-last text-sm">{words}</dt>
          <dd className="price text-2xl">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
