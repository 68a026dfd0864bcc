"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useState, type ChangeEvent, type ReactNode } from "react";
import { FreeDelivery } from "@/components/basket/free-delivery";
import { useShownLines } from "@/components/basket/use-shown-lines";
import { ChoiceRow } from "@/components/ui/choice";
import type { BasketLineFacts } from "@/lib/basket/basket";
import type { Reduction } from "@/lib/codes/reduction";
import { waysToHave, type OrderSums, type Way } from "@/lib/checkout/order-sums";
import { deliveryTable, wayWords, type DeliveryChoice } from "@/lib/delivery/delivery";
import { isOutsideVat, spelledPostcode, zoneNames, zoneOf, type Zone } from "@/lib/delivery/zones";
import { formatPence, pence, type Pence } from "@/lib/money";

interface DeliveryStepProps {
  /** The lines that the page came with. */
  readonly read: readonly BasketLineFacts[];
  readonly postcode: string;
  readonly chosen: DeliveryChoice;
  /** The field for the postcode, which every charge follows. */
  readonly field: ReactNode;
  /** What the basket's code takes off, and where it is typed. */
  readonly reduction: Reduction | null;
  readonly code: ReactNode;
  /** When it leaves us. */
  readonly promise: string;
  /** Why nothing is left but to collect, where the page does not say it already. */
  readonly tooHeavy: string | null;
  readonly outsideZone: string | null;
  /** What is said to whom UK VAT does not reach. */
  readonly outsideVat: ReactNode;
  /** What is wrong with the choice, and with the total. */
  readonly wrongChoice: ReactNode;
  readonly wrongTotal: ReactNode;
}

const titles: Readonly<Record<DeliveryChoice, string>> = {
  standard: "Deliver",
  express: "Express",
  collect: "Collect",
};

/** The postcode, the ways to have the basket there, and what it comes to: each follows what is typed, chosen and changed. */
export function DeliveryStep({ read, field, ...props }: DeliveryStepProps) {
  const lines = useShownLines(read);
  const [typed, setTyped] = useState(props.postcode);
  const [wanted, setWanted] = useState(props.chosen);
  // Until a postcode is whole, what is shown is what most pay.
  const zone = spelledPostcode(typed) === null ? "mainland" : zoneOf(typed);
  const ways = waysToHave(lines, zone, props.reduction);
  const choices = ways.map(({ place }) => place.choice);
  // What cannot be had there falls back on plain delivery, but nobody is sent to collect unasked.
  const checked = ways.some(({ place }) => place.choice === wanted) ? wanted : "standard";

  return (
    <>
      <div onChange={({ target }: ChangeEvent<HTMLInputElement>) => setTyped(target.value)}>{field}</div>
      <fieldset id="delivery">
        <legend className="w-full border-b border-line pb-2 font-bold">How would you like it?</legend>
        <p aria-live="polite" className="pt-2 text-sm empty:hidden">
          {choices.length > 1
            ? zone && `To ${zoneNames[zone]}. ${props.promise}`
            : zone
              ? props.tooHeavy
              : props.outsideZone}
        </p>
        {ways.map(({ place, sums }) => (
          <ChoiceRow
            // Made anew when there are others, so that one of them is chosen.
            key={`${place.choice} ${choices.length}`}
            title={titles[place.choice]}
            name="delivery"
            value={place.choice}
            required
            defaultChecked={place.choice === checked}
            onChange={() => setWanted(place.choice)}
          >
            {sumText(sums.deliveryPence)}. {wayWords(place)}
          </ChoiceRow>
        ))}
        {props.wrongChoice}
      </fieldset>
      {zone && isOutsideVat(zone) && props.outsideVat}
      {props.code}
      <Sums ways={ways} zone={zone} wrong={props.wrongTotal} />
    </>
  );
}

interface SumsProps {
  readonly ways: readonly Way[];
  readonly zone: Zone | null;
  readonly wrong: ReactNode;
}

/** Goods, delivery and total for each way; the one that is chosen shows, and each says to the shop what it showed. */
function Sums({ ways, zone, wrong }: SumsProps) {
  const first = ways[0]?.sums;
  return (
    <>
      {zone && first && first.deliveryPence > 0 && (
        <FreeDelivery
          goods={first.subtotalPence}
          freeFrom={deliveryTable[zone].standard.freeFrom}
          className="hidden group-has-[[value=standard]:checked]/pay:block"
        />
      )}
      {wrong}
      <dl className="border-b border-line">
        <SumRow name="Goods" ways={ways} sum={({ subtotalPence }) => subtotalPence} />
        {first && first.discountPence > 0 && (
          <SumRow name="Discount" ways={ways} sum={({ discountPence }) => pence(-discountPence)} />
        )}
        <SumRow name="Delivery" ways={ways} sum={({ deliveryPence }) => deliveryPence} />
        <SumRow name="Total" ways={ways} sum={({ totalPence }) => totalPence} strong />
      </dl>
      {ways.map(({ place: { choice }, sums: { totalPence } }) => (
        <input key={choice} type="hidden" name={`shown-${choice}`} value={totalPence} autoComplete="off" />
      ))}
    </>
  );
}

function sumText(amount: Pence): string {
  return amount === 0 ? "Free" : formatPence(amount).replace("-", "−");
}

/** Every sum is in the page and the choice shows one of them: no script has to add anything up. */
const shownFor: Readonly<Record<DeliveryChoice, string>> = {
  standard: "hidden group-has-[[value=standard]:checked]/pay:inline",
  express: "hidden group-has-[[value=express]:checked]/pay:inline",
  collect: "hidden group-has-[[value=collect]:checked]/pay:inline",
};

interface SumRowProps {
  readonly name: string;
  readonly ways: readonly Way[];
  readonly sum: (sums: OrderSums) => Pence;
  readonly strong?: boolean;
}

function SumRow({ name, ways, sum, strong = false }: SumRowProps) {
  return (
    <div
      className={`flex items-baseline justify-between ${strong ? "mt-2 border-t border-line py-3 font-bold" : "py-1"}`}
    >
      <dt>{name}</dt>
      <dd className={`price ${strong ? "text-2xl" : "font-normal tracking-normal"}`}>
        {ways.map(({ place, sums }) => (
          <span key={place.choice} className={ways.length > 1 ? shownFor[place.choice] : ""}>
            {sumText(sum(sums))}
          </span>
        ))}
      </dd>
    </div>
  );
}
