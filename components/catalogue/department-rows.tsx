import { Picture } from "@/components/ui/picture";
import { SiteLink } from "@/components/ui/site-link";
import type { DepartmentFacts } from "@/lib/catalogue/catalogue";
import { productCountText, type ShelfGlimpse } from "@/lib/catalogue/shelf";

export type DepartmentRow = DepartmentFacts & ShelfGlimpse;

interface DepartmentRowsProps {
  readonly rows: readonly DepartmentRow[];
  readonly heading: "h2" | "h3";
}

/** Departments as ruled rows: what each is, and a glimpse of its shelf. */
export function DepartmentRows({ rows, heading: Heading }: DepartmentRowsProps) {
  return (
    <ul className="border-t-2 border-ink">
      {rows.map(({ slug, title, standfirst, pictures, productCount }) => (
        <li key={slug} className="border-b border-line">
          <SiteLink
            href={`/shop/${slug}`}
            className="group grid grid-cols-[minmax(0,1fr)] items-center gap-x-10 gap-y-4 py-6 md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div>
              <Heading className="text-2xl group-hover:underline group-hover:decoration-2 group-hover:underline-offset-4">
                {title}
              </Heading>
              <p className="mt-2 max-w-measure">{standfirst}</p>
              <p className="mt-1 text-sm text-ink-soft">{productCountText(productCount)}</p>
            </div>
            <div className="flex flex-wrap gap-1.5">
              {pictures.map((picture) => (
                <div key={picture.name} className="w-22 sm:w-28">
                  <Picture {...picture} alt="" sizes="7rem" className="aspect-square object-cover" />
                </div>
              ))}
            </div>
          </SiteLink>
        </li>
      ))}
    </ul>
  );
}
