import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { BasketFacts } from "@/lib/basket/basket";
import { checkoutRefusalWords, type CheckoutRefusalKind } from "@/lib/checkout/checkout";
import { CheckoutSums, DeliveryCharge } from "./checkout-sums";

interface CheckoutFormProps {
  readonly basket: BasketFacts;
  readonly refused: CheckoutRefusalKind | null;
}

/** What the shop must know before the payment page: where the receipt goes, and whether to deliver. */
export function CheckoutForm({ basket, refused }: CheckoutFormProps) {
  const words = refused && checkoutRefusalWords[refused];
  const errorFor = (...kinds: CheckoutRefusalKind[]) =>
    refused && kinds.includes(refused) ? (words ?? undefined) : undefined;
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
          <DeliveryCharge read={basket.lines} />
          Order by 2 pm and it leaves us the next working day.
        </Choice>
        <Choice name="Collect" value="collect" chosen={basket.delivery === "collect"}>
          Free. We write to you when it is ready.
        </Choice>
        {errorFor("no-delivery-choice") && (
          <p className="mt-2 border-l-4 border-ink pl-3 text-sm font-bold">{words}</p>
        )}
      </fieldset>
      <CheckoutSums read={basket.lines} />
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
