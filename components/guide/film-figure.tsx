import { Picture } from "@/components/ui/picture";
import type { FilmFacts } from "@/lib/guide/guide";

/** Stills are square, one exercise each, named after their film. */
const stillSize = 800;

/** An exercise as a still, with its move told in words for those who want to follow it by ear or on paper. */
export function FilmFigure({ film }: { readonly film: FilmFacts }) {
  return (
    <figure className="mt-6 max-w-[34rem]">
      <Picture
        name={`exercise-${film.name}`}
        alt={film.alt}
        width={stillSize}
        height={stillSize}
        sizes="(min-width: 40rem) 34rem, 100vw"
      />
      <figcaption className="mt-2 text-sm text-ink-soft">{film.caption}</figcaption>
      <details className="mt-1 text-sm">
        <summary className="link flex min-h-11 w-fit items-center">The move in words</summary>
        <p className="max-w-measure pb-3">{film.transcript}</p>
      </details>
    </figure>
  );
}
