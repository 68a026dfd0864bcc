import { ChoiceTile } from "@/components/ui/choice";
import type { Bands } from "@/lib/stock/stock";

interface VariantTilesProps {
  readonly optionName: string;
  readonly variants: readonly { readonly sku: string; readonly label: string; readonly price: string }[];
  readonly bands: Bands;
  readonly chosenSku: string;
  /** Whether prices differ, and so must be said one by one. */
  readonly priced: boolean;
}

/** The variants of a product side by side, so that nothing has to be opened to see what there is. */
export function VariantTiles({ optionName, variants, bands, chosenSku, priced }: VariantTilesProps) {
  return (
    <fieldset className="w-full">
      <legend className="mb-1.5 text-sm font-bold">{optionName}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {variants.map(({ sku, label, price }) => {
          const isGone = bands[sku] === "sold-out";
          return (
            <ChoiceTile
              key={sku}
              name="sku"
              value={sku}
              required
              defaultChecked={sku === chosenSku}
              disabled={isGone}
              title={label}
              aside={isGone ? "sold out" : priced ? price : undefined}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
