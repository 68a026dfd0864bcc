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
  if (leftOut.length === 0) return null;
  return (
    <div className="mt-10 print:hidden">
      <h3 className="text-xl">Left out</h3>
      <ul aria-label="Left out" role="list" className="mt-3 border-t border-line">
        {leftOut.map((each) => (
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
    </div>
  );
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
