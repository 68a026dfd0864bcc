import type { ReactNode } from "react";

interface PageOpeningProps {
  readonly title: string;
  readonly standfirst?: ReactNode;
  /** A trail of links above the title. */
  readonly trail?: ReactNode;
  /** What stands in the other half where there is room, and below the words where there is none. */
  readonly aside?: ReactNode;
}

/** The first words of a page: where it stands, its one h1 and a sentence or two. */
export function PageOpening({ title, standfirst, trail, aside }: PageOpeningProps) {
  const words = (
    <>
      {trail}
      <h1 className="max-w-4xl text-4xl">{title}</h1>
      {standfirst && <p className="mt-5 max-w-measure text-lg">{standfirst}</p>}
    </>
  );
  const space = "pt-10 pb-8 sm:pt-16 sm:pb-12";
  if (!aside) return <header className={space}>{words}</header>;
  return (
    <header className={`margin-columns items-end gap-y-8 ${space}`}>
      <div>{words}</div>
      {aside}
    </header>
  );
}
