import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import type { BasketFacts } from "@/lib/basket/basket";
import { checkoutRefusalWords, type CheckoutRefusalKind } from "@/lib/checkout/checkout";
import type { BasketCode } from "@/lib/checkout/coded-reads";
import { outsideVatWords } from "@/lib/delivery/outside-vat";
import { CodeField } from "./code-field";
import { DeliveryStep } from "./delivery-step";

interface CheckoutFormProps {
  readonly basket: BasketFacts;
  /** The code that was typed for it, and what it gives. */
  readonly code: BasketCode | null;
  readonly refused: CheckoutRefusalKind | null;
  /** When an order that is paid now leaves us. */
  readonly promise: string;
}

/** What the shop must know before the payment page: where the receipt goes, where the things go, and how. */
export function CheckoutForm({ basket, code, refused, promise }: CheckoutFormProps) {
  const words = refused && checkoutRefusalWords[refused];
  const errorFor = (...kinds: CheckoutRefusalKind[]) =>
    refused && kinds.includes(refused) ? (words ?? undefined) : undefined;
  const wrongChoice = errorFor("no-delivery-choice", "not-there", "too-heavy");
  const wrongTotal = errorFor("delivery-changed");
  return (
    <form
      action="/api/checkout"
      method="post"
      id="pay"
      className="group/pay grid gap-5 border-t-2 border-ink pt-4"
    >
      {/* What Enter presses in a field: the first button, which would be one of those for the code. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
        Check out
      </button>
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
      <DeliveryStep
        read={basket.lines}
        postcode={basket.postcode ?? ""}
        chosen={basket.delivery ?? "standard"}
        field={
          <>
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
            {/* With scripts the charges follow the postcode as it is typed. */}
            <noscript>
              <Button formAction="/api/checkout/delivery" formNoValidate className="mt-3 w-full">
                Show delivery
              </Button>
            </noscript>
          </>
        }
        promise={promise}
        reduction={code?.reduction ?? null}
        code={<CodeField code={code} error={errorFor("code-used-by-you", "code-not-first-order")} />}
        tooHeavy={refused === "too-heavy" ? null : checkoutRefusalWords["too-heavy"]}
        outsideZone={refused === "outside-zone" ? null : checkoutRefusalWords["outside-zone"]}
        outsideVat={
          <p className="border-l-4 border-line pl-3 text-sm group-has-[[value=collect]:checked]/pay:hidden">
            {outsideVatWords}
          </p>
        }
        wrongChoice={wrongChoice && <FieldError id="wrong-choice">{wrongChoice}</FieldError>}
        wrongTotal={wrongTotal && <FieldError id="wrong-total">{wrongTotal}</FieldError>}
      />
      <div>
        <Button variant="buy" className="w-full">
          Check out
        </Button>
        <p className="mt-3 text-sm text-ink-soft">
          You pay on Stripe’s page, and your things are held for you meanwhile. UK VAT is in every price, but
          for the Channel Islands.
        </p>
      </div>
    </form>
  );
}
