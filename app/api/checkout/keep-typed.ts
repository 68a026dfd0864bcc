import { rememberCode, rememberContact } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import type { CheckoutForm } from "@/lib/checkout/checkout-schema";

/** Keeps with the basket what was typed in the checkout's form, so that nobody types it again. A form without a field for the code leaves it as it is. */
export async function keepTyped(token: string | undefined, form: CheckoutForm): Promise<void> {
  const { email, postcode, delivery = null, code } = form;
  const basket = await readBasket(token);
  if (!basket) return;
  await rememberContact(basket.id, { email, postcode, delivery });
  if (code !== undefined && code !== (basket.code ?? "")) await rememberCode(basket.id, code || null);
}
