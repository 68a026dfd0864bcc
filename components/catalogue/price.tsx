import { priceRange, type VariantFacts } from "@/lib/catalogue/catalogue";
import { formatPence } from "@/lib/money";

/** "£12.50", or "from £7.95" for variants of several prices, with the unit price where the law asks for it. */
export function Price({ variants }: { readonly variants: readonly VariantFacts[] }) {
  const range = priceRange(variants);
  if (!range) return null;
  const unitPrice = range.differs ? null : variants[0]?.unitPrice;
  return (
    <span className="price-tag">
      <b>
        {range.differs && <span className="font-text text-sm font-normal tracking-normal">from </span>}
        {formatPence(range.lowest)}
      </b>
      {unitPrice && <span className="text-xs text-ink-soft">{unitPrice}</span>}
    </span>
  );
}
