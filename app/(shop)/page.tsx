import { linkMetadata } from "@/app/link-metadata";
import { houseWords } from "@/app/house-words";
import { DepartmentRows } from "@/components/catalogue/department-rows";
import { HomeHero } from "@/components/guide/home-hero";
import { SectionIndex } from "@/components/guide/section-index";
import { Page } from "@/components/ui/page";
import { Statements } from "@/components/ui/statements";
import { ShortStructuredData } from "@/components/ui/short-structured-data";
import { wholePounds } from "@/components/catalogue/delivery-lines";
import { deliveryTerms } from "@/lib/delivery/delivery";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";
import { formatPence } from "@/lib/money";
import { placeholderOrigin } from "@/lib/site-origin";
import { houseData } from "@/lib/structured-data/house-data";
import { getDepartmentRows } from "./shop/department-rows";

export const ensureStatic = "navigation";

export const metadata = {
  ...linkMetadata({ ...houseWords, path: "/" }),
  title: { absolute: houseWords.title },
};

const statements = [
  {
    title: "The advice comes first",
    words:
      "It stands without the shop, every source is listed, and what your kitchen drawer can do is said beside what we sell.",
  },
  {
    title: "Nothing to sign up for",
    words:
      "Read it all, buy as a guest, pay by card. No account, and no cookies but those that hold your basket.",
  },
  {
    title: "No surprises at the till",
    words: `Order by 2 pm, dispatched the next working day. Delivery from ${formatPence(deliveryTerms.charge)}, free on the UK mainland from ${wholePounds(deliveryTerms.freeFrom)} of goods.`,
  },
] as const;

export default async function HomePage() {
  const [[first], rows] = await Promise.all([getGuides(), getDepartmentRows()]);
  const guide = first ? await getGuide(first.slug) : null;
  return (
    <Page>
      <HomeHero guide={guide} />
      {guide && (
        <section aria-labelledby="guide-title" className="page-width pt-16 sm:pt-24">
          <h2 id="guide-title" className="max-w-3xl text-3xl">
            {guide.title}, start to finish
          </h2>
          <SectionIndex guide={guide} />
        </section>
      )}
      <section aria-labelledby="shop-title" className="page-width pt-20 sm:pt-28">
        <h2 id="shop-title" className="mb-8 text-3xl">
          The kit, and only that
        </h2>
        <DepartmentRows rows={rows} heading="h3" />
      </section>
      <section aria-label="How we go about it" className="page-width pt-20 sm:pt-28">
        <Statements statements={statements} />
      </section>
      <ShortStructuredData data={houseData(houseWords.description, placeholderOrigin)} />
    </Page>
  );
}
