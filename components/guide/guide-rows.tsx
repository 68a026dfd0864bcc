import { SiteLink } from "@/components/ui/site-link";
import { filmAnchor } from "@/lib/guide/film";
import { finderPath, hasFinder } from "@/lib/guide/finder";
import type { GuideDetails } from "@/lib/guide/guide";
import { filmsIn } from "@/lib/guide/guide-search";
import { kitPath } from "@/lib/guide/kit-choice";
import { FilmStill } from "./film-still";

/** Guides as ruled slips: what each is about, how much there is of it, its sections to jump to and its films to look at. */
export function GuideRows({ guides }: { readonly guides: readonly GuideDetails[] }) {
  return (
    <ul aria-label="Guides" className="border-t-2 border-ink">
      {guides.map((guide) => (
        <li key={guide.slug} className="border-b border-line py-8 sm:py-10">
          <div className="margin-columns gap-y-8">
            <GuideWords guide={guide} />
            <Sections guide={guide} />
          </div>
          <Films guide={guide} />
        </li>
      ))}
    </ul>
  );
}

function GuideWords({ guide }: { readonly guide: GuideDetails }) {
  const counts = [
    { count: guide.sections.length, of: "sections" },
    { count: guide.films.length, of: "films" },
    { count: guide.sources.length, of: "sources" },
  ];
  return (
    <div>
      <h2 className="text-3xl">
        <SiteLink
          href={`/guides/${guide.slug}`}
          className="hover:underline hover:decoration-2 hover:underline-offset-4"
        >
          {guide.title}
        </SiteLink>
      </h2>
      <p className="mt-4">{guide.standfirst}</p>
      <dl className="mt-6 flex gap-x-10">
        {counts.map(({ count, of }) => (
          <div key={of} className="flex flex-col">
            <dt className="order-last text-sm text-ink-soft">{of}</dt>
            <dd className="price text-2xl">{count}</dd>
          </div>
        ))}
      </dl>
      {hasFinder(guide.slug) && (
        <p className="mt-6">
          Not sure what you have?{" "}
          <SiteLink href={finderPath(guide.slug, { question: "start" })} className="link">
            Answer a few questions
          </SiteLink>
        </p>
      )}
      {guide.sections.some(({ needs }) => needs.length > 0) && (
        <p>
          <SiteLink href={kitPath(guide.slug)} className="link inline-flex min-h-11 items-center">
            Put your kit together
          </SiteLink>
        </p>
      )}
    </div>
  );
}

function Sections({ guide }: { readonly guide: GuideDetails }) {
  return (
    <ol
      aria-label={`Sections of ${guide.title}`}
      className="gap-x-8 border-t border-line text-sm sm:columns-2"
    >
      {guide.sections.map(({ slug, title }, index) => (
        <li key={slug} className="break-inside-avoid border-b border-line">
          <SiteLink
            href={`/guides/${guide.slug}#${slug}`}
            className="group flex min-h-11 items-center gap-x-3 py-1.5 leading-snug"
          >
            <span className="w-5 shrink-0 text-ink-soft tabular-nums">{index + 1}</span>
            <span className="group-hover:underline group-hover:underline-offset-4">{title}</span>
          </SiteLink>
        </li>
      ))}
    </ol>
  );
}

function Films({ guide }: { readonly guide: GuideDetails }) {
  const films = filmsIn(guide);
  if (films.length === 0) return null;
  return (
    <ul
      aria-label={`Films in ${guide.title}`}
      className="mt-8 grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-3 md:grid-cols-5"
    >
      {films.map(({ name, title }) => (
        <li key={name}>
          <SiteLink href={`/guides/${guide.slug}#${filmAnchor(name)}`} className="group block">
            <FilmStill name={name} alt="" sizes="(min-width: 48rem) 20vw, 50vw" />
            <span className="mt-2 block text-sm leading-snug group-hover:underline group-hover:underline-offset-4">
              {title}
            </span>
          </SiteLink>
        </li>
      ))}
    </ul>
  );
}
