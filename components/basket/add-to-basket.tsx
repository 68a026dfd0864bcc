"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useId, useState, type KeyboardEvent, type MouseEvent, type SyntheticEvent } from "react";
import { VariantTiles } from "@/components/catalogue/variant-tiles";
import { Button } from "@/components/ui/button";
import { Quantity } from "@/components/ui/quantity";
import { Select } from "@/components/ui/select";
import { unitLimit, type GuidePlace } from "@/lib/basket/basket";
import { Added } from "./added";
import { pressName } from "./basket-client";
import { BasketRefused } from "./basket-count";
import { flyToBasket } from "./basket-motion";
import { usePress, wordsOf } from "./use-press";

interface Choice {
  readonly sku: string;
  readonly label: string;
  /** Formatted, VAT included. */
  readonly price: string;
  /** True when it is sold out. */
  readonly gone?: boolean;
}

interface AddToBasketProps {
  readonly productName: string;
  readonly variants: readonly Choice[];
  /** What there is to choose: "Size", "Colour". */
  readonly optionName: string;
  readonly selectedSku?: string | undefined;
  /** Where in a guide this stands. */
  readonly place?: GuidePlace | undefined;
  /** On a product's own page: with a quantity. */
  readonly detailed?: boolean | undefined;
}

/** The form that sells: a plain form first, and with JavaScript one that does not leave the page. */
export function AddToBasket({
  productName,
  variants,
  optionName,
  selectedSku,
  place,
  detailed,
}: AddToBasketProps) {
  const id = useId();
  const add = usePress();
  const [times, setTimes] = useState(0);
  const sellable = variants.filter(({ gone }) => !gone);
  const chosen = sellable.find(({ sku }) => sku === selectedSku) ?? sellable[0];
  const differs = variants.some(({ price }) => price !== variants[0]?.price);

  if (!chosen) return <p className="font-bold">Sold out</p>;

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault();
    const fields = textFields(event.currentTarget);
    const isLost = add.isError && !(add.error instanceof BasketRefused);
    // What may have reached the shop after all is the same press when it is made again.
    const again = isLost && sameFields(add.variables.fields, fields) ? add.variables.name : null;
    setTimes(add.isError ? 1 : times + 1);
    add.mutate({
      name: again ?? pressName(),
      path: "/api/basket/lines",
      fields,
      units: Number(fields["quantity"] ?? 1),
    });
    flyToBasket(event.currentTarget);
  }

  return (
    <form
      action="/api/basket/lines"
      method="post"
      onSubmit={submit}
      onKeyDown={ignoreHeldKey}
      className="flex flex-wrap items-end gap-3"
    >
      {place && (
        <>
          <input type="hidden" name="guide" value={place.guide} />
          <input type="hidden" name="section" value={place.section} />
          <input type="hidden" name="slot" value={place.slot} />
        </>
      )}
      {variants.length === 1 ? (
        <input type="hidden" name="sku" value={chosen.sku} />
      ) : detailed ? (
        <VariantTiles optionName={optionName} variants={variants} chosenSku={chosen.sku} priced={differs} />
      ) : (
        <label className="min-w-0 grow basis-60">
          <span className="block text-xs text-ink-soft">{optionName}</span>
          <Select name="sku" defaultValue={chosen.sku}>
            {variants.map(({ sku, label, price, gone }) => (
              <option key={sku} value={sku} disabled={gone}>
                {label}
                {differs && `, ${price}`}
                {gone && " (sold out)"}
              </option>
            ))}
          </Select>
        </label>
      )}
      {detailed && (
        // Not around the three of them: a press on the words would press the first button.
        <div>
          <label htmlFor={`${id}-quantity`} className="mb-1.5 block w-fit text-sm font-bold">
            Quantity
          </label>
          <Quantity id={`${id}-quantity`} name="quantity" min={1} max={unitLimit} defaultValue={1} />
        </div>
      )}
      <Button
        variant="buy"
        aria-describedby={`${id}-said`}
        className={detailed ? "min-h-12 grow" : "min-h-12 grow sm:grow-0"}
        onClick={ignoreSecondClick}
      >
        Add to basket
      </Button>
      <p id={`${id}-said`} role="status" className={add.isError ? "said border-ink font-bold" : "said"}>
        {(add.isPending || add.isSuccess) && <Added productName={productName} times={times} />}
        {add.isError && wordsOf(add.error)}
      </p>
    </form>
  );
}

/** A double click is one press; two clicks are two. */
function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

/** A key that is held down repeats itself, and means one press. */
function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat && event.key === "Enter") event.preventDefault();
}

function textFields(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields[name] = value;
  return fields;
}

function sameFields(
  some: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
): boolean {
  return Object.keys({ ...some, ...others }).every((name) => some[name] === others[name]);
}
