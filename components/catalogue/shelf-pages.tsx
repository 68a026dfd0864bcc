import { SiteLink } from "@/components/ui/site-link";
import { shelfPath, type ShelfPlace } from "@/lib/catalogue/shelf";

interface ShelfPagesProps {
  readonly department: string;
  readonly earlier: ShelfPlace | null;
  readonly more: ShelfPlace | null;
}

const linkClass = "link inline-flex min-h-11 items-center";

/** The ways on from one page of a long shelf; nothing where one page holds it all. */
export function ShelfPages({ department, earlier, more }: ShelfPagesProps) {
  if (!earlier && !more) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex flex-wrap justify-between gap-x-8 text-lg">
      {earlier && (
        <SiteLink href={shelfPath(department, earlier)} rel="prev" className={linkClass}>
          Earlier products
        </SiteLink>
      )}
      {more && (
        <SiteLink href={shelfPath(department, more)} rel="next" className={`${linkClass} ml-auto`}>
          More products
        </SiteLink>
      )}
    </nav>
  );
}
