import { LinkRow, LinkRows } from "@/components/ui/link-row";
import type { SectionMatch } from "@/lib/guide/guide-search";

/** Sections of the guides that a search found; nothing when it found none. */
export function SectionMatches({ matches }: { readonly matches: readonly SectionMatch[] }) {
  if (matches.length === 0) return null;
  return (
    <section aria-labelledby="sections-title" className="mt-14 max-w-measure">
      <h2 id="sections-title" className="mb-4 text-2xl">
        In the guide
      </h2>
      <LinkRows label="Sections found">
        {matches.map(({ guideSlug, guideTitle, sectionSlug, sectionTitle }) => (
          <LinkRow
            key={`${guideSlug}-${sectionSlug}`}
            href={`/guides/${guideSlug}#${sectionSlug}`}
            aside={guideTitle}
          >
            {sectionTitle}
          </LinkRow>
        ))}
      </LinkRows>
    </section>
  );
}
