import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { connection } from "next/server";
import { BasketLines } from "@/components/basket/basket-lines";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { Notice } from "@/components/ui/notice";
import {
  basketCookie,
  basketRefusalWords,
  emptyBasket,
  summarise,
  type BasketFacts,
} from "@/lib/basket/basket";
import { readBasket } from "@/lib/basket/basket-reads";
import { checkoutRefusalWords, type CheckoutRefusalKind } from "@/lib/checkout/checkout";
import { isDatabaseAway } from "@/lib/db/errors";

export const metadata: Metadata = { title: "Basket", robots: { index: false } };
// Reads the visitor's cookie and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

interface BasketPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function BasketPage({ searchParams }: BasketPageProps) {
  const { refused, added, changed } = await searchParams;
  await connection();
  const basket = await loadBasket((await cookies()).get(basketCookie)?.value);
  if (basket === "away") return <BasketAway />;
  const { subtotalPence } = summarise(basket.lines);
  const addedLine = basket.lines.find(({ sku }) => sku === added);
  const checkoutRefusal = asCheckoutRefusal(refused);
  return (
    <div className="page-width py-10 sm:py-14">
      <h1 className="text-4xl">Basket</h1>
      <div className="mt-6 grid max-w-measure gap-4 empty:hidden">
        {refusalWords(refused) && <Notice tone="alert">{refusalWords(refused)}</Notice>}
        {addedLine && <Notice tone="status">{addedLine.productName} is in your basket.</Notice>}
        {changed === "quantity" && <Notice tone="status">The quantity has been changed.</Notice>}
        {changed === "removed" && <Notice tone="status">That has been taken out.</Notice>}
      </div>
      {basket.lines.length === 0 ? (
        <EmptyBasket />
      ) : (
        <div className="mt-8 grid gap-x-16 gap-y-12 lg:grid-cols-[1fr_24rem]">
          <section aria-label="What is in it">
            <BasketLines lines={basket.lines} />
            <p className="mt-6">
              <Link href="/guides/hamstrings" className="link inline-flex min-h-11 items-center">
                Back to the guide
              </Link>
            </p>
          </section>
          <section aria-label="Check out">
            <CheckoutForm basket={basket} subtotal={subtotalPence} refused={checkoutRefusal} />
          </section>
        </div>
      )}
    </div>
  );
}

async function loadBasket(token: string | undefined): Promise<BasketFacts | "away"> {
  try {
    return (await readBasket(token)) ?? emptyBasket;
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}

function isKeyOf<Words extends object>(words: Words, key: unknown): key is keyof Words {
  return typeof key === "string" && Object.hasOwn(words, key);
}

function asCheckoutRefusal(refused: unknown): CheckoutRefusalKind | null {
  return isKeyOf(checkoutRefusalWords, refused) ? refused : null;
}

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function refusalWords(refused: unknown): string | null {
  if (isKeyOf(checkoutRefusalWords, refused)) return checkoutRefusalWords[refused];
  if (isKeyOf(basketRefusalWords, refused)) return basketRefusalWords[refused];
  return null;
}

function EmptyBasket() {
  return (
    <div className="mt-8 max-w-measure border-t-2 border-ink pt-6">
      <p className="text-lg">There is nothing in your basket yet.</p>
      <ul role="list" className="mt-4">
        <li className="border-b border-line">
          <Link href="/guides/hamstrings" className="link flex min-h-12 items-center">
            Read the hamstring guide
          </Link>
        </li>
        <li className="border-b border-line">
          <Link href="/shop" className="link flex min-h-12 items-center">
            See the shop
          </Link>
        </li>
      </ul>
    </div>
  );
}

function BasketAway() {
  return (
    <div className="page-width py-10 sm:py-14">
      <h1 className="text-4xl">Basket</h1>
      <div className="mt-6 max-w-measure">
        <Notice tone="alert" title="Back in a moment">
          We cannot reach our records just now. Your basket is kept. Try again in a minute.
        </Notice>
      </div>
    </div>
  );
}
