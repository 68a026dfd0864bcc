import type { Metadata } from "next";
import { Listings } from "@/components/catalogue/listings";
import { SearchForm } from "@/components/catalogue/search-form";
import { SectionMatches } from "@/components/guide/section-matches";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Notice } from "@/components/ui/notice";
import { getDepartments } from "@/lib/catalogue/catalogue-queries";
import { searchSchema } from "@/lib/catalogue/catalogue-schema";
import { searchProducts } from "@/lib/catalogue/search-reads";
import { databaseAnswers } from "@/lib/db/ping";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";
import { matchSections } from "@/lib/guide/guide-search";
import { readBands } from "@/lib/stock/stock-reads";

// Read from the address on every request and sent whole, so that it works without JavaScript.
export const instant = false;

export const metadata: Metadata = { title: "Search", robots: { index: false } };

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const { q } = await searchParams;
  const query = searchSchema.parse(typeof q === "string" ? q : undefined);
  const results = await findAll(query);
  const { cards, sections, bands } = results ?? nothing;
  const found = cards.length + sections.length;
  return (
    <div className="page-width pt-10 sm:pt-16">
      <h1 className="text-4xl">Search</h1>
      <SearchForm query={query} />
      {results && query !== "" && (
        <p role="status" className="mt-8 text-lg">
          {found === 0 ? `Nothing found for “${query}”.` : foundWords(cards.length, sections.length, query)}
        </p>
      )}
      {!results && (
        <div className="mt-8 max-w-measure">
          <Notice tone="alert" title="Back in a moment">
            We cannot look through the shop just now. Try again in a minute.
          </Notice>
        </div>
      )}
      {cards.length > 0 && (
        <section aria-labelledby="products-title" className="mt-10">
          <h2 id="products-title" className="mb-4 text-2xl">
            In the shop
          </h2>
          <Listings cards={cards} bands={bands} heading="h3" label="Products found" />
        </section>
      )}
      <SectionMatches matches={sections} />
      {results && found === 0 && <WaysOn searched={query !== ""} />}
    </div>
  );
}

const nothing = { cards: [], sections: [], bands: {} } as const;

/** What shop and guides have for a query; null while the records cannot be reached. */
async function findAll(query: string) {
  try {
    const cards = await searchProducts(query);
    const [bands, guides] = await Promise.all([
      readBands(cards.flatMap(({ variants }) => variants.map(({ sku }) => sku))),
      getGuides(),
    ]);
    const whole = await Promise.all(guides.map(({ slug }) => getGuide(slug)));
    return {
      cards,
      bands,
      sections: matchSections(
        whole.flatMap((guide) => guide ?? []),
        query,
      ),
    };
  } catch (error) {
    // What fails inside a cached read comes out without its cause, so the database itself is asked.
    if (!(await databaseAnswers())) return null;
    throw error;
  }
}

async function WaysOn({ searched }: { readonly searched: boolean }) {
  const departments = await getDepartments();
  return (
    <section aria-labelledby="ways-title" className="mt-10 max-w-measure">
      <h2 id="ways-title" className="mb-4 text-2xl">
        {searched ? "Try one of these" : "Or look around"}
      </h2>
      <LinkRows label="Ways on">
        <LinkRow href="/guides/hamstrings" aside="Guide">
          Hamstrings and running
        </LinkRow>
        {departments.map(({ slug, title }) => (
          <LinkRow key={slug} href={`/shop/${slug}`} aside="Shop">
            {title}
          </LinkRow>
        ))}
      </LinkRows>
    </section>
  );
}

function foundWords(products: number, sections: number, query: string): string {
  const counted = [
    products > 0 && `${products} ${products === 1 ? "product" : "products"}`,
    sections > 0 && `${sections} ${sections === 1 ? "section" : "sections"} of the guide`,
  ].filter(Boolean);
  return `${counted.join(" and ")} for “${query}”.`;
}
