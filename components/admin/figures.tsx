import type { Route } from "next";
import type { ReactNode } from "react";
import { DeskLink } from "./desk-link";

export interface FigureFacts {
  readonly figure: string;
  readonly words: string;
  /** True of a nought: it is set softly, so that the eye goes to the others. */
  readonly isNothing?: boolean;
  /** Where what it counts is listed. */
  readonly href?: Route | `#${string}`;
}

interface FiguresProps {
  readonly label: string;
  readonly figures: readonly FigureFacts[];
}

/** A few figures that say how things stand, large and side by side under one rule. */
export function Figures({ label, figures }: FiguresProps) {
  return (
    <ul
      role="list"
      aria-label={label}
      className="grid grid-cols-2 gap-x-4 border-t-2 border-ink sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] sm:gap-x-8"
    >
      {figures.map(({ href, ...facts }) => (
        <li key={facts.words} className="border-b border-line max-sm:last:odd:col-span-full">
          {href ? (
            <DeskLink href={href as Route} className={`group ${figureClass}`}>
              <FigureWords {...facts} />
            </DeskLink>
          ) : (
            <p className={figureClass}>
              <FigureWords {...facts} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const figureClass = "flex flex-wrap items-baseline gap-x-3 py-3";

function FigureWords({ figure, words, isNothing = false }: FigureFacts): ReactNode {
  return (
    <>
      <span
        className={`font-display text-[2.25rem] leading-none font-bold tracking-display tabular-nums sm:text-[2.75rem] ${isNothing ? "text-ink-soft" : ""}`}
      >
        {figure}
      </span>
      <span className="group-hover:underline group-hover:underline-offset-4">{words}</span>
    </>
  );
}
