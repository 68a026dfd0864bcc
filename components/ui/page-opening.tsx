import type { ReactNode } from "react";

interface PageOpeningProps {
  readonly title: string;
  readonly standfirst?: ReactNode;
  /** A trail of links above the title. */
  readonly trail?: ReactNode;
}

/** The first words of a page: where it stands, its one h1 and a sentence or two. */
export function PageOpening({ title, standfirst, trail }: PageOpeningProps) {
  return (
    <header className="pt-10 pb-8 sm:pt-16 sm:pb-12">
      {trail}
      <h1 className="max-w-4xl text-4xl">{title}</h1>
      {standfirst && <p className="mt-5 max-w-measure text-lg">{standfirst}</p>}
    </header>
  );
}
