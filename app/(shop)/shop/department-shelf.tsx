import { notFound } from "next/navigation";
import { Listings } from "@/components/catalogue/listings";
import { ShelfPages } from "@/components/catalogue/shelf-pages";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageOpening } from "@/components/ui/page-opening";
import { ShortStructuredData } from "@/components/ui/short-structured-data";
import { Trail } from "@/components/ui/trail";
import { getDepartments, getShelfPage } from "@/lib/catalogue/catalogue-queries";
import { placeholderOrigin } from "@/lib/site-origin";
import { getBands } from "@/lib/stock/stock-queries";
import { trailData } from "@/lib/structured-data/trail-data";

/** A department from its front, or from behind one of its products on. */
export async function DepartmentShelf(place: { readonly department: string; readonly after: string | null }) {
  const department = await findDepartment(place.department);
  if (!department) notFound();
  const page = await getShelfPage(department.slug, place.after);
  if (!page) notFound();
  const bands = await getBands(page.cards.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const shop = { href: "/shop", title: "Shop" } as const;
  const first = { href: `/shop/${department.slug}`, title: department.title } as const;
  return (
    <Page className="page-width">
      <PageOpening
        title={place.after === null ? department.title : `${department.title}, continued`}
        standfirst={place.after === null ? department.standfirst : undefined}
        trail={<Trail steps={place.after === null ? [shop] : [shop, first]} />}
      />
      {page.cards.length > 0 ? (
        <Listings cards={page.cards} bands={bands} heading="h2" label={department.title} />
      ) : (
        <Notice tone="plain">That was the last of it: nothing stands further along this shelf.</Notice>
      )}
      {place.after === null && (
        <ShortStructuredData data={trailData([shop], department.title, placeholderOrigin)} />
      )}
      <ShelfPages department={department.slug} earlier={page.earlier} more={page.more} />
    </Page>
  );
}

export async function findDepartment(slug: string) {
  return (await getDepartments()).find((department) => department.slug === slug);
}
