import { Button } from "@/components/ui/button";
import { ChoiceRow } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
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
    <form
      action="/api/checkout"
      method="post"
      id="pay"
      className="group/pay grid gap-5 border-t-2 border-ink pt-4"
    >
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
        <legend className="w-full border-b border-line pb-2 font-bold">How would you like it?</legend>
        <ChoiceRow
          title="Deliver"
          name="delivery"
          value="standard"
          required
          defaultChecked={basket.delivery !== "collect"}
        >
          <DeliveryCharge read={basket.lines} />
          Order by 2 pm and it leaves us the next working day.
        </ChoiceRow>
        <ChoiceRow
          title="Collect"
          name="delivery"
          value="collect"
          required
          defaultChecked={basket.delivery === "collect"}
        >
          Free. We write to you when it is ready.
        </ChoiceRow>
        {errorFor("no-delivery-choice") && <FieldError id="no-delivery-choice">{words}</FieldError>}
      </fieldset>
      <CheckoutSums read={basket.lines} />
      <div>
        <Button variant="buy" className="w-full">
          Check out
        </Button>
        <p className="mt-3 text-sm text-ink-soft">
          You pay on Stripe’s page, and your things are held for you meanwhile. VAT is in every price.
        </p>
      </div>
    </form>
  );
}
