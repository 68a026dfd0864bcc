import { LinkRow, LinkRows } from "@/components/ui/link-row";
import type { SectionMatch } from "@/lib/guide/guide-search";

/** Sections of the guides that a search found; nothing when it found none. */
export function SectionMatches({ matches }: { readonly matches: readonly SectionMatch[] }) {
  if (matches.length === 0) return null;
  return (
    <div>
      <h3 className="mb-2 font-text text-sm font-bold tracking-normal">Sections</h3>
      <LinkRows label="Sections found">
        {matches.map(({ guideSlug, guideTitle, sectionSlug, sectionTitle }) => (
          <LinkRow key={`${guideSlug}-${sectionSlug}`} href={`/guides/${guideSlug}#${sectionSlug}`}>
            <span className="block">{sectionTitle}</span>
            <span className="mt-0.5 block text-sm text-ink-soft">{guideTitle}</span>
          </LinkRow>
        ))}
      </LinkRows>
    </div>
  );
}
