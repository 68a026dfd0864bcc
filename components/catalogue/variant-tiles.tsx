// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { ChoiceTile } from "@/components/ui/choice";

interface VariantTilesProps {
  readonly optionName: string;
  readonly variants: readonly {
    readonly sku: string;
    readonly label: string;
    readonly price: string;
    readonly gone?: boolean;
  }[];
  readonly chosenSku: string;
  /** Whether prices differ, and so must be said one by one. */
  readonly priced: boolean;
}

/** The variants of a product side by side, so that nothing has to be opened to see what there is. */
export function VariantTiles({ optionName, variants, chosenSku, priced }: VariantTilesProps) {
  return (
    <fieldset className="w-full">
      <legend className="mb-1.5 text-sm font-bold">{optionName}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {variants.map(({ sku, label, price, gone }) => (
          <ChoiceTile
            key={sku}
            name="sku"
            value={sku}
            required
            defaultChecked={sku === chosenSku}
            disabled={gone}
            title={label}
            aside={gone ? "sold out" : priced ? price : undefined}
          />
        ))}
      </div>
    </fieldset>
  );
}
