"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { Disclosure } from "@/components/ui/disclosure";
import { filmAnchor, type Reel } from "@/lib/guide/film";
import type { FilmFacts } from "@/lib/guide/guide";
import { FilmPlayer } from "./film-player";
import { FilmStill } from "./film-still";

interface FilmFigureProps {
  readonly film: Pick<FilmFacts, "name" | "title" | "alt" | "caption" | "transcript">;
  /** The loops that it shows when they are not its own; none while there is a still alone. */
  readonly reels?: readonly Reel[];
}

/** A move as a film, with what is to be seen, and told in words for those who want to follow it by ear or on paper. */
export function FilmFigure({ film, reels = [film] }: FilmFigureProps) {
  const { name, title, alt, caption, transcript } = film;
  const still = (
    <FilmStill
      name={name}
      alt={alt}
      sizes="(min-width: 42rem) 40rem, 100vw"
      className="aspect-[6/5] object-cover"
    >
      {reels.length === 1 && <Moments name={name} />}
    </FilmStill>
  );
  return (
    <figure id={filmAnchor(name)} className="film">
      {reels.length > 0 ? (
        <FilmPlayer title={title} reels={reels}>
          {still}
        </FilmPlayer>
      ) : (
        still
      )}
      <figcaption>{caption}</figcaption>
      <Disclosure title="The move in words">
        <p className="max-w-measure pb-3">{transcript}</p>
      </Disclosure>
    </figure>
  );
}

/** Four moments of the move in one picture, for those who want nothing to move by itself. */
function Moments({ name }: { readonly name: string }) {
  return ["avif", "webp"].map((format) => (
    <source
      key={format}
      media="(prefers-reduced-motion: reduce)"
      type={`image/${format}`}
      srcSet={`/films/${name}-stills.${format}`}
    />
  ));
}
