import { SiteLink } from "@/components/ui/site-link";
import { filmAnchor } from "@/lib/guide/film";
import type { FilmMatch } from "@/lib/guide/guide-search";
import { FilmStill } from "./film-still";

/** Films that a search found, each with its still and the section it stands in; nothing when it found none. */
export function FilmMatches({ matches }: { readonly matches: readonly FilmMatch[] }) {
  if (matches.length === 0) return null;
  return (
    <div>
      <h3 className="mb-2 font-text text-sm font-bold tracking-normal">Films</h3>
      <ul aria-label="Films found" className="border-t border-ink">
        {matches.map(({ guideSlug, sectionTitle, name, title }) => (
          <li key={name} className="border-b border-line">
            <SiteLink
              href={`/guides/${guideSlug}#${filmAnchor(name)}`}
              className="group grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-5 py-3"
            >
              <FilmStill name={name} alt="" sizes="5.5rem" className="aspect-square object-cover" />
              <span>
                <span className="block leading-snug group-hover:underline group-hover:underline-offset-4">
                  {title}
                </span>
                <span className="mt-1 block text-sm text-ink-soft">{sectionTitle}</span>
              </span>
            </SiteLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
