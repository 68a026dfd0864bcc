import { Fragment } from "react";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { filmAnchor } from "@/lib/guide/film";
import type { GuideUse } from "@/lib/guide/guide";

/** Where the guide uses a product, and the moves that are done with it: the way from a thing to what to do with it. Nothing where no section asks for it. */
export function SectionUses({ uses }: { readonly uses: readonly GuideUse[] }) {
  if (uses.length === 0) return null;
  return (
    <section
      aria-labelledby="uses-title"
      className="mt-14 grid gap-x-14 gap-y-4 sm:mt-20 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <h2 id="uses-title" className="text-2xl">
        How to use it
      </h2>
      <LinkRows label="Sections of the guide">
        {uses.map(({ guideSlug, guideTitle, sectionSlug, sectionTitle, moves }) => (
          <Fragment key={`${guideSlug}-${sectionSlug}`}>
            <LinkRow href={`/guides/${guideSlug}#${sectionSlug}`} aside={guideTitle} strong>
              {sectionTitle}
            </LinkRow>
            {moves.map(({ film, title }) => (
              <LinkRow key={film} href={`/guides/${guideSlug}#${filmAnchor(film)}`} aside="Film">
                {title}
              </LinkRow>
            ))}
          </Fragment>
        ))}
      </LinkRows>
    </section>
  );
}
