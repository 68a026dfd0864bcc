import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { deliveryPence, deliveryTerms, type BasketFacts } from "@/lib/basket/basket";
import { checkoutRefusalWords, type CheckoutRefusalKind } from "@/lib/checkout/checkout";
import { formatPence, pence, type Pence } from "@/lib/money";

interface CheckoutFormProps {
  readonly basket: Pick<BasketFacts, "email" | "postcode" | "delivery">;
  readonly subtotal: Pence;
  readonly refused: CheckoutRefusalKind | null;
}

/** What the shop must know before the payment page: where the receipt goes, and whether to deliver. */
export function CheckoutForm({ basket, subtotal, refused }: CheckoutFormProps) {
  const words = refused && checkoutRefusalWords[refused];
  const errorFor = (...kinds: CheckoutRefusalKind[]) =>
    refused && kinds.includes(refused) ? (words ?? undefined) : undefined;
  const charge = deliveryPence("deliver", subtotal);
  return (
    <form action="/api/checkout" method="post" id="pay" className="group/pay grid gap-6">
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        hint="Your receipt goes here."
        defaultValue={basket.email ?? ""}
        error={errorFor("bad-email")}
      />
      <Field
        label="Postcode"
        name="postcode"
        autoComplete="postal-code"
        required
        maxLength={10}
        hint="Where it goes. A UK postcode, such as LS1 4DY."
        defaultValue={basket.postcode ?? ""}
        error={errorFor("bad-postcode", "outside-zone")}
      />
      <fieldset>
        <legend className="font-bold">How would you like it?</legend>
        <Choice name="Deliver" value="deliver" chosen={basket.delivery !== "collect"}>
          {charge === 0
            ? "Free. "
            : `${formatPence(charge)}, free from ${formatPence(deliveryTerms.freeFrom)}. `}
          Order by 2 pm and it leaves us the next working day.
        </Choice>
        <Choice name="Collect" value="collect" chosen={basket.delivery === "collect"}>
          Free. We write to you when it is ready.
        </Choice>
        {errorFor("no-delivery-choice") && (
          <p className="mt-2 border-l-4 border-ink pl-3 text-sm font-bold">{words}</p>
        )}
      </fieldset>
      <dl className="border-t border-line">
        <SumRow name="Goods">{formatPence(subtotal)}</SumRow>
        {/* Both sums are in the page and the choice shows one of them: no script has to add anything up. */}
        <SumRow name="Delivery">
          <OfChoice deliver={charge} collect={pence(0)} />
        </SumRow>
        <SumRow name="Total" strong>
          <OfChoice deliver={pence(subtotal + charge)} collect={subtotal} />
        </SumRow>
      </dl>
      <div>
        <Button variant="buy" className="w-full">
          Check out
        </Button>
        <p className="mt-3 text-sm text-ink-soft">
          You pay on Stripe’s page. VAT is in every price. Your things are held for you while you pay.
        </p>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: "deliver" | "collect";
  readonly chosen: boolean;
  readonly children: ReactNode;
}

/** The whole row answers to a press; its name alone is the radio's name, the rest its description. */
function Choice({ name, value, chosen, children }: ChoiceProps) {
  const id = `delivery-${value}`;
  return (
    <label className="grid min-h-11 grid-cols-[1.5rem_1fr] gap-x-3 border-b border-line py-3">
      <input
        type="radio"
        name="delivery"
        value={value}
        defaultChecked={chosen}
        required
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-more`}
        className="mt-0.5 size-6 accent-ink"
      />
      <span>
        <span id={`${id}-name`} className="font-bold">
          {name}
        </span>
        <span id={`${id}-more`} className="block text-sm text-ink-soft">
          {children}
        </span>
      </span>
    </label>
  );
}

/** One amount for each choice of delivery; only that of the chosen one shows. */
function OfChoice({ deliver, collect }: { readonly deliver: Pence; readonly collect: Pence }) {
  return (
    <>
      <span className="group-has-[[value=collect]:checked]/pay:hidden">{formatPence(deliver)}</span>
      <span className="group-has-[[value=deliver]:checked]/pay:hidden">{formatPence(collect)}</span>
    </>
  );
}

interface SumRowProps {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

function SumRow({ name, strong = false, children }: SumRowProps) {
  return (
    <div className={`flex justify-between border-b border-line py-2 ${strong ? "text-lg font-bold" : ""}`}>
      <dt>{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
