import { searchProducts } from "@/lib/catalogue/search-reads";
import { databaseAnswers } from "@/lib/db/ping";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";
import { matchFilms, matchSections } from "@/lib/guide/guide-search";

/** What shop and guides have for a query; null while the records cannot be reached. */
export async function findAll(query: string) {
  return orNull(async () => {
    const [cards, guides] = await Promise.all([searchProducts(query), getGuides()]);
    const whole = (await Promise.all(guides.map(({ slug }) => getGuide(slug)))).flatMap((each) => each ?? []);
    return { cards, sections: matchSections(whole, query), films: matchFilms(whole, query) };
  });
}

/** What was read; null while the records cannot be reached. */
export async function orNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    // What fails inside a cached read comes out without its cause, so the database itself is asked.
    if (!(await databaseAnswers())) return null;
    throw error;
  }
}
