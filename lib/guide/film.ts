import type { FilmFacts } from "./guide";

/** One loop that a film shows. */
export interface Reel {
  /** Stem of the files under /films. */
  readonly name: string;
  readonly title: string;
}

/** Stem of the still under /pictures that stands for a film. */
export function filmPicture(name: string): string {
  return `exercise-${name}`;
}

/** The anchor of a film in its guide. */
export function filmAnchor(name: string): `film-${string}` {
  return `film-${name}`;
}

/** The loops that a film shows: its own, or those of its playlist that have been made; none while it is a still. */
export function reelsOf(
  film: Pick<FilmFacts, "name" | "title" | "seconds" | "playlist">,
  films: readonly Pick<FilmFacts, "name" | "title" | "seconds">[],
): Reel[] {
  const named = film.playlist.map((name) => films.find((each) => each.name === name));
  return [film, ...named].flatMap((each) =>
    each && each.seconds !== null ? [{ name: each.name, title: each.title }] : [],
  );
}
