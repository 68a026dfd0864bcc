import type { ReactNode } from "react";
import { Listing } from "@/components/catalogue/listing";
import { inOrder } from "@/components/ui/in-order";
import { SiteLink } from "@/components/ui/site-link";
import type { KitItem } from "@/lib/guide/guide-blocks";
import type { KitFacts } from "@/lib/guide/guide-kit";
import type { Bands } from "@/lib/stock/stock";
import { HomeSubstitute } from "./guide-aside";

interface KitListingsProps {
  readonly guide: string;
  readonly section: string;
  readonly items: readonly KitItem[];
  readonly kit: ReadonlyMap<string, KitFacts>;
  readonly bands: Bands;
  /** Where the group stands in the page's outline: under a heading of the section's own, or right under the section's. */
  readonly heading: "h3" | "h4";
  /** The words of a household substitute. */
  readonly words: (item: Extract<KitItem, { kind: "home" }>) => ReactNode;
}

/** The listings that close a part of a section, each followed by its department and by what does the same at home. */
export function KitListings({
  guide,
  section,
  items,
  kit,
  bands,
  heading: Heading,
  words,
}: KitListingsProps) {
  const sells = items.some((item) => item.kind === "kit" && kit.has(item.slot));
  return (
    <div className="mt-10">
      {sells && (
        <Heading className="-mb-1 border-t-2 border-ink pt-3 text-sm font-bold print:hidden">
          Kit for this routine
        </Heading>
      )}
      {inOrder(items, (item, index) => {
        if (item.kind === "home") return <HomeSubstitute>{words(item)}</HomeSubstitute>;
        const facts = kit.get(item.slot);
        return (
          facts && (
            <KitListing
              facts={facts}
              bands={bands}
              heading={Heading === "h3" ? "h4" : "h5"}
              place={{ guide, section, slot: item.slot }}
              ruled={index > 0}
            />
          )
        );
      })}
    </div>
  );
}

interface KitListingProps {
  readonly facts: KitFacts;
  readonly bands: Bands;
  readonly heading: "h4" | "h5";
  readonly place: { readonly guide: string; readonly section: string; readonly slot: string };
  /** With a strong rule of its own: the first of a group stands under the group's. */
  readonly ruled: boolean;
}

function KitListing({ facts, bands, heading, place, ruled }: KitListingProps) {
  const { need, card, sku, why, isSoldOut } = facts;
  return (
    <div className={`print:hidden ${ruled ? "mt-10 border-t-2 border-ink" : ""}`}>
      <Listing
        card={card}
        bands={bands}
        heading={heading}
        why={why}
        sku={sku}
        place={place}
        isGone={isSoldOut}
      />
      <SiteLink
        href={`/shop/${need.department.slug}`}
        className="link inline-flex min-h-11 items-center text-sm"
      >
        {`All ${need.department.title.toLowerCase()}`}
      </SiteLink>
    </div>
  );
}
