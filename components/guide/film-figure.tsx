import { Disclosure } from "@/components/ui/disclosure";
import { Picture } from "@/components/ui/picture";
import type { FilmFacts } from "@/lib/guide/guide";

/** Stills are square, one exercise each, named after their film. */
const stillSize = 800;

/** An exercise as a still, with its move told in words for those who want to follow it by ear or on paper. */
export function FilmFigure({ film }: { readonly film: FilmFacts }) {
  return (
    <figure className="film">
      <Picture
        name={`exercise-${film.name}`}
        alt={film.alt}
        width={stillSize}
        height={stillSize}
        sizes="(min-width: 42rem) 40rem, 100vw"
        className="aspect-[6/5] object-cover"
      />
      <figcaption>{film.caption}</figcaption>
      <Disclosure title="The move in words">
        <p className="max-w-measure pb-3">{film.transcript}</p>
      </Disclosure>
    </figure>
  );
}
