import { Disclosure } from "@/components/ui/disclosure";
import { SiteLink } from "@/components/ui/site-link";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import type { KitLeftOut as LeftOut } from "@/lib/guide/kit-builder";
import { leftOutWords } from "@/lib/guide/kit-words";
import { Homes, OwnTick } from "./kit-row";

interface KitLeftOutProps {
  readonly leftOut: readonly LeftOut[];
  readonly cards: readonly ProductCard[];
}

/** What is not in a kit, why, and what does in its place. */
export function KitLeftOut({ leftOut, cards }: KitLeftOutProps) {
  const extras = leftOut.filter(({ reason }) => reason === "extra");
  const others = leftOut.filter(({ reason }) => reason !== "extra");
  if (leftOut.length === 0) return null;
  return (
    <div className="mt-10 print:hidden">
      <h3 className="text-xl">Left out</h3>
      {others.length > 0 && (
        <ul aria-label="Left out" role="list" className="mt-3 border-t border-line">
          {others.map((each) => (
            <li key={each.need.key} className="kit-out">
              <div className="min-w-0">
                <p>
                  <b>{each.need.title}</b> <span className="text-ink-soft">{leftOutWords(each)}</span>
                </p>
                {each.reason === "sold-out" && <Wait original={each.original} cards={cards} />}
                {each.reason !== "owned" && <Homes needs={[each.need]} />}
              </div>
              <OwnTick value={each.need.key} title={each.need.title} isOwned={each.reason === "owned"} />
            </li>
          ))}
        </ul>
      )}
      {extras.length > 0 && (
        <Disclosure className="mt-2 border-y border-line py-1" title={extraWords(extras.length)}>
          <ul aria-label="No move needs it" role="list" className="grid gap-x-8 pb-3 sm:grid-cols-2">
            {extras.map(({ need }) => (
              <li key={need.key} className="py-2">
                <b>{need.title}</b>
                {need.home && <span className="block text-sm text-ink-soft">{need.home}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function extraWords(count: number): string {
  return count === 1 ? "1 thing that no move needs" : `${count} things that no move needs`;
}

/** The way to be told when the guide's own choice is back. */
function Wait({
  original: { productSlug, sku },
  cards,
}: {
  readonly original: { readonly productSlug: string; readonly sku: string };
  readonly cards: readonly ProductCard[];
}) {
  const name = cards.find(({ slug }) => slug === productSlug)?.name;
  return (
    <p className="text-sm">
      <SiteLink href={`/alerts?sku=${sku}`} className="link inline-flex min-h-11 items-center">
        {`Tell me when ${name ?? "it"} is back`}
      </SiteLink>
    </p>
  );
}
