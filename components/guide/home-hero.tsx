import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { finderPath, hasFinder } from "@/lib/guide/finder";
import type { GuideDetails } from "@/lib/guide/guide";
import { FilmStill } from "./film-still";

const heroFilm = "single-leg-deadlift";

/** The shop's first words, beside the leg at work. */
export function HomeHero({
  guide,
}: {
  readonly guide: Pick<GuideDetails, "slug" | "films" | "sections"> | null;
}) {
  const film = guide?.films.find(({ name }) => name === heroFilm);
  return (
    <div className="border-b border-line lg:grid lg:grid-cols-2">
      <div className="page-width py-8 sm:py-14 lg:ml-auto lg:mr-0 lg:flex lg:max-w-[40rem] lg:flex-col lg:justify-center lg:py-10">
        <h1 className="text-5xl font-extrabold tracking-[-0.05em]">
          Run.
          <br />
          Mend.
          <br />
          Run again.
        </h1>
        <p className="mt-6 mb-7 max-w-[28rem] text-lg">
          Tight hamstring? Find out what it is, what to do today, and what to leave alone. The kit you need
          stands beside the advice, and only there.
        </p>
        <LinkRows label="Where to begin">
          {guide && (
            <>
              <LinkRow href={`/guides/${guide.slug}#injury`} aside="Read this first" strong>
                Did something pop or tear?
              </LinkRow>
              {hasFinder(guide.slug) && (
                <LinkRow href={finderPath(guide.slug, { question: "start" })} aside="3 questions at most">
                  Not sure what it is?
                </LinkRow>
              )}
              <LinkRow href={`/guides/${guide.slug}`} aside={`${guide.sections.length} sections`}>
                Hamstrings, the whole guide
              </LinkRow>
            </>
          )}
          <LinkRow href="/shop" aside="Shop">
            I know what I need
          </LinkRow>
        </LinkRows>
      </div>
      {film && (
        <div className="lg:relative lg:min-h-[40rem]">
          <FilmStill
            name={film.name}
            alt={film.alt}
            sizes="(min-width: 64rem) 50vw, 100vw"
            priority
            className="sm:aspect-[4/3] sm:object-cover lg:absolute lg:inset-0 lg:aspect-auto lg:h-full"
          />
        </div>
      )}
    </div>
  );
}
