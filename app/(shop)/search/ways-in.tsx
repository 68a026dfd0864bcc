import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { SiteLink } from "@/components/ui/site-link";
import type { DepartmentFacts } from "@/lib/catalogue/catalogue";
import { getDepartments } from "@/lib/catalogue/catalogue-queries";
import { getGuide } from "@/lib/guide/guide-queries";

/** What a sore leg is looked up for, in the order of the guide. */
const sought = ["injury", "exercises", "stretches", "return", "cramp", "treatment"];

/** One of each kind that can be found: a complaint, a product, a film, a place on the leg. */
const examples = ["cramp", "foam roller", "Nordic curl", "tape"];

/** Searches to try, as links: they work without scripts and show what can be asked. */
export function ExampleSearches() {
  return (
    <p className="mt-4 flex flex-wrap items-baseline gap-x-5 text-sm">
      <span className="text-ink-soft">For instance</span>
      {examples.map((words) => (
        <SiteLink
          key={words}
          href={`/search?q=${encodeURIComponent(words)}`}
          className="link inline-flex min-h-11 items-center"
        >
          {words}
        </SiteLink>
      ))}
    </p>
  );
}

/** The two ways in: for whom something hurts, and for who knows what they need. */
export async function WaysIn() {
  const [guide, departments] = await Promise.all([getGuide("hamstrings"), getDepartments()]);
  const sections = guide?.sections.filter(({ slug }) => sought.includes(slug)) ?? [];
  return (
    <div className="mt-14 grid gap-x-14 gap-y-14 lg:grid-cols-2">
      {guide && (
        <section aria-labelledby="guide-title">
          <h2 id="guide-title" className="mb-4 text-2xl">
            Something hurts
          </h2>
          <LinkRows label="Sections of the guide">
            {sections.map(({ slug, title }) => (
              <LinkRow key={slug} href={`/guides/${guide.slug}#${slug}`}>
                {title}
              </LinkRow>
            ))}
            <LinkRow href={`/guides/${guide.slug}`} strong aside={`${guide.sections.length} sections`}>
              {guide.title}, the whole guide
            </LinkRow>
          </LinkRows>
        </section>
      )}
      <section aria-labelledby="shop-title">
        <h2 id="shop-title" className="mb-4 text-2xl">
          I know what I need
        </h2>
        <LinkRows label="Departments">
          {departments.map(({ slug, title }) => (
            <LinkRow key={slug} href={`/shop/${slug}`}>
              {title}
            </LinkRow>
          ))}
          <LinkRow href="/shop" strong>
            The whole shop
          </LinkRow>
        </LinkRows>
      </section>
    </div>
  );
}

/** Beside a product that was found alone: what stands on the same shelf, and the rest. */
export function NotIt({ department }: { readonly department: Pick<DepartmentFacts, "slug" | "title"> }) {
  return (
    <section aria-labelledby="further-title">
      <h2 id="further-title" className="mb-4 text-2xl">
        Not it?
      </h2>
      <LinkRows label="Look further">
        <LinkRow href={`/shop/${department.slug}`} aside="Same shelf">
          {department.title}
        </LinkRow>
        <LinkRow href="/shop" aside="All departments">
          Shop
        </LinkRow>
        <LinkRow href="/guides/hamstrings" aside="Guide">
          Hamstrings and running
        </LinkRow>
      </LinkRows>
    </section>
  );
}
