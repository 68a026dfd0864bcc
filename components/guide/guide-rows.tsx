import { LinkRow, LinkRows } from "@/components/ui/link-row";
import type { GuideCard } from "@/lib/guide/guide";

/** Guides as rows: the title, and how much there is to read. */
export function GuideRows({ guides }: { readonly guides: readonly GuideCard[] }) {
  return (
    <LinkRows label="Guides">
      {guides.map(({ slug, title, standfirst, sectionCount }) => (
        <LinkRow key={slug} href={`/guides/${slug}`} aside={`${sectionCount} sections`}>
          <span className="block font-display text-2xl font-bold tracking-display">{title}</span>
          <span className="mt-2 block max-w-measure">{standfirst}</span>
        </LinkRow>
      ))}
    </LinkRows>
  );
}
