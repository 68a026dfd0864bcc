import { inOrder } from "@/components/ui/in-order";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import type { Bands } from "@/lib/stock/stock";
import { Listing } from "./listing";

interface ListingsProps {
  readonly cards: readonly ProductCard[];
  readonly bands: Bands;
  readonly heading: "h2" | "h3";
  readonly label: string;
}

/** Products under one strong rule, in two columns where there is room. */
export function Listings({ cards, bands, heading, label }: ListingsProps) {
  return (
    <ul aria-label={label} className="grid border-t-2 border-ink lg:grid-cols-2 lg:gap-x-14">
      {inOrder(cards, (card) => (
        <li className="grid">
          <Listing card={card} bands={bands} heading={heading} />
        </li>
      ))}
    </ul>
  );
}
