import type { Metadata } from "next";
import { Listings } from "@/components/catalogue/listings";
import { SearchForm } from "@/components/catalogue/search-form";
import { FilmMatches } from "@/components/guide/film-matches";
import { SectionMatches } from "@/components/guide/section-matches";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Notice } from "@/components/ui/notice";
import { searchSchema } from "@/lib/catalogue/catalogue-schema";
import { readBands } from "@/lib/stock/stock-reads";
import { findAll, orNull } from "./find-all";
import { foundWords } from "./found-words";
import { ExampleSearches, NotIt, WaysIn } from "./ways-in";

// Read from the address on every request and sent whole, so that it works without JavaScript.
export const instant = false;

export const metadata: Metadata = { title: "Search", robots: { index: false } };

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const { q } = await searchParams;
  const query = searchSchema.parse(typeof q === "string" ? q : undefined);
  return (
    <div className="page-width pt-10 sm:pt-16">
      <h1 className="text-4xl">Search</h1>
      <SearchForm key={query} query={query} />
      {(await orNull(() => (query === "" ? nothingAsked() : results(query)))) ?? <Away />}
    </div>
  );
}

async function nothingAsked() {
  return (
    <>
      <ExampleSearches />
      {await WaysIn()}
    </>
  );
}

async function results(query: string) {
  const found = await findAll(query);
  if (!found) return null;
  const { cards, sections, films } = found;
  const words = foundWords({ products: cards.length, sections: sections.length, films: films.length }, query);
  if (words === null) return nothingFound(query);
  const bands = await readBands(cards.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const [only, ...others] = cards;
  const isOne = only !== undefined && others.length === 0;
  const ofGuide = sections.length + films.length;
  return (
    <>
      <p role="status" className="mt-8 text-lg">
        {words}
      </p>
      <div className={`mt-10 grid gap-14 ${isOne ? "lg:grid-cols-2" : ""}`}>
        {cards.length > 0 && (
          <section aria-labelledby="products-title">
            <h2 id="products-title" className="mb-4 text-2xl">
              In the shop
            </h2>
            {/* A product alone shares the row with what the guide has. */}
            <div className={isOne ? "lg:*:grid-cols-1" : ""}>
              <Listings cards={cards} bands={bands} heading="h3" label="Products found" />
            </div>
          </section>
        )}
        {ofGuide > 0 && (
          <section aria-labelledby="sections-title">
            <h2 id="sections-title" className="mb-4 text-2xl">
              In the guide
            </h2>
            <div className={`grid gap-x-14 gap-y-10 ${isOne ? "" : "lg:grid-cols-2"}`}>
              <SectionMatches matches={sections} />
              <FilmMatches matches={films} />
            </div>
          </section>
        )}
        {isOne && ofGuide === 0 && <NotIt department={only.department} />}
      </div>
    </>
  );
}

async function nothingFound(query: string) {
  return (
    <>
      <div className="mt-8 max-w-measure">
        <p role="status" className="text-lg">
          Nothing found for “{query}”.
        </p>
        <p className="mt-2">
          Try one word, a shorter one, or the part of the leg that bothers you. We sell little, and none of it
          by accident.
        </p>
      </div>
      <ExampleSearches />
      {await WaysIn()}
    </>
  );
}

/** While the records cannot be reached: the ways on are pages that are kept ready without them. */
function Away() {
  return (
    <div className="mt-8 grid max-w-measure gap-8">
      <Notice tone="alert" title="Back in a moment">
        We cannot look through the shop just now. Try again in a minute.
      </Notice>
      <LinkRows label="Ways on">
        <LinkRow href="/guides/hamstrings" aside="Guide">
          Hamstrings and running
        </LinkRow>
        <LinkRow href="/shop" aside="All departments">
          Shop
        </LinkRow>
      </LinkRows>
    </div>
  );
}
