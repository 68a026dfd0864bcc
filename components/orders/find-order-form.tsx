import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

interface FindOrderFormProps {
  /** What was typed before it was refused. */
  readonly email: string;
  readonly number: string;
  readonly errors: { readonly email: string | undefined; readonly number: string | undefined };
}

/** Asks for the link to an order. A plain form with a page for an answer: it needs no script, and sends none. */
export function FindOrderForm({ email, number, errors }: FindOrderFormProps) {
  return (
    <form action="/api/orders/find" method="post" className="grid w-full max-w-md gap-4">
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={email}
        error={errors.email}
      />
      <Field
        label="Order number"
        hint="It stands in every email about the order, such as F10023."
        name="number"
        autoComplete="off"
        autoCapitalize="characters"
        required
        maxLength={40}
        defaultValue={number}
        error={errors.number}
      />
      <Button className="justify-self-start">Send me the link</Button>
    </form>
  );
}
