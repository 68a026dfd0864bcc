import { SiteLink } from "@/components/ui/site-link";
import type { GuideDetails } from "@/lib/guide/guide";

/** The sections of a guide as a numbered index, in columns where there is room. */
export function SectionIndex({ guide }: { readonly guide: Pick<GuideDetails, "slug" | "sections"> }) {
  return (
    <ol className="mt-8 gap-x-14 border-t-2 border-ink md:columns-2">
      {guide.sections.map(({ slug, title }, index) => (
        <li key={slug} className="break-inside-avoid">
          <SiteLink
            href={`/guides/${guide.slug}#${slug}`}
            className="group flex min-h-14 items-baseline gap-x-4 border-b border-line py-3.5"
          >
            <span className="w-7 shrink-0 text-sm text-ink-soft tabular-nums">{index + 1}</span>
            <span className="font-display text-xl font-bold tracking-display group-hover:underline group-hover:underline-offset-4">
              {title}
            </span>
          </SiteLink>
        </li>
      ))}
    </ol>
  );
}
