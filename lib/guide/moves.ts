import type { Block, DoseFigure } from "./guide-blocks";

/** A move that a section shows in a film, with how much of it to do where the section says. */
export interface Move {
  readonly film: string;
  readonly title: string;
  /** The place of the section that names what it is done with; empty when it needs nothing. */
  readonly slot: string;
  readonly figures: readonly DoseFigure[];
}

/** The moves of a section in reading order: a dose belongs to the film before it. */
export function movesOf(blocks: readonly Block[]): Move[] {
  const moves: Move[] = [];
  for (const block of blocks) {
    const last = moves.at(-1);
    if (block.kind === "film") {
      const { name: film, title, slot } = block;
      moves.push({ film, title, slot, figures: [] });
    }
    if (block.kind === "dose" && last?.figures.length === 0)
      moves[moves.length - 1] = { ...last, figures: block.figures };
  }
  return moves;
}
