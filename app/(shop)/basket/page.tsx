import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { BasketLines } from "@/components/basket/basket-lines";
import type { News } from "@/components/basket/basket-news";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Notice } from "@/components/ui/notice";
import { PageOpening } from "@/components/ui/page-opening";
import { ShortPage } from "@/components/ui/short-page";
import {
  basketCookie,
  basketRefusalWords,
  emptyBasket,
  type BasketFacts,
  type BasketLineFacts,
} from "@/lib/basket/basket";
import { readBasket, readRemovedName, shownLine } from "@/lib/basket/basket-reads";
import { readBasketCode, type BasketCode } from "@/lib/checkout/coded-reads";
import { checkoutRefusalWords, restingWords, type CheckoutRefusalKind } from "@/lib/checkout/checkout";
import { isDatabaseAway } from "@/lib/db/errors";
import { promiseWords } from "@/lib/delivery/working-days";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { suggestedContact } from "./suggested-contact";

export const metadata: Metadata = { title: "Basket", robots: { index: false } };
// Reads the visitor's cookie and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

type Asked = Readonly<Record<string, string | string[] | undefined>>;

interface BasketPageProps {
  readonly searchParams: Promise<Asked>;
}

const changedWords = {
  quantity: "The quantity has been changed.",
  restored: "That is in your basket again.",
  accepted: "Your basket has been brought up to date.",
  "no-code": "The code is taken off.",
  link: "All of it is in your basket.",
  kit: "The whole kit is in your basket.",
  part: "What could be had is in your basket.",
} as const;

export default async function BasketPage({ searchParams }: BasketPageProps) {
  const asked = await searchParams;
  await connection();
  const token = (await cookies()).get(basketCookie)?.value;
  const loaded = await loadBasket(token);
  if (loaded === "away") return <BasketAway />;
  const { basket, code } = loaded;
  const { refused } = asked;
  const words = refusalWords(asked);
  return (
    <div className="page-width">
      <PageOpening title="Basket" />
      {words && (
        <div className="mb-8 max-w-measure">
          <Notice tone="alert">{words}</Notice>
        </div>
      )}
      <BasketLines
        read={basket.lines}
        news={await newsOf(asked, basket.lines, token)}
        refused={words ? lineRefusal(asked, words) : null}
        empty={<EmptyBasket />}
        rest={
          <section aria-label="Check out" className="beside">
            <CheckoutForm
              basket={basket}
              code={code}
              refused={asCheckoutRefusal(refused)}
              promise={promiseWords(new Date())}
            />
          </section>
        }
      />
    </div>
  );
}

interface LoadedBasket {
  readonly basket: BasketFacts;
  readonly code: BasketCode | null;
}

async function loadBasket(token: string | undefined): Promise<LoadedBasket | "away"> {
  try {
    const basket = await readBasket(token);
    if (!basket) return { basket: emptyBasket, code: null };
    const { email, postcode, delivery } = await suggestedContact(basket);
    const { code } = basket;
    const facts = { email, postcode, delivery, code, lines: basket.lines.map(shownLine) };
    return { basket: facts, code: await readBasketCode(basket) };
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}

/** What a plain form has just done, as the address tells it; it is believed only as far as the basket bears it out. */
async function newsOf(
  { added, changed, removed }: Asked,
  lines: readonly BasketLineFacts[],
  token: string | undefined,
): Promise<News | null> {
  const line = lines.find(({ sku }) => sku === added);
  if (line) return { kind: "done", words: `${line.productName} is in your basket.` };
  if (isKeyOf(changedWords, changed)) return { kind: "done", words: changedWords[changed] };
  if (typeof removed !== "string") return null;
  const name = await readRemovedName(token, removed).catch(() => null);
  return name ? { kind: "removed", sku: removed, name } : null;
}

/** The line that a form was refused for, with what was typed there. */
function lineRefusal({ line, typed }: Asked, words: string) {
  if (typeof line !== "string") return null;
  const isNumber = typeof typed === "string" && /^-?\d{1,6}$/.test(typed);
  return { sku: line, words, typed: isNumber ? typed : undefined };
}

function isKeyOf<Words extends object>(words: Words, key: unknown): key is keyof Words {
  return typeof key === "string" && Object.hasOwn(words, key);
}

function asCheckoutRefusal(refused: unknown): CheckoutRefusalKind | null {
  return isKeyOf(checkoutRefusalWords, refused) ? refused : null;
}

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function refusalWords({ refused, wait }: Asked): string | null {
  if (refused === "too-often") return tooOftenWords(waitFrom(wait));
  if (refused === "resting") return restingWords(waitFrom(wait));
  if (isKeyOf(checkoutRefusalWords, refused)) return checkoutRefusalWords[refused];
  if (isKeyOf(basketRefusalWords, refused)) return basketRefusalWords[refused];
  return null;
}

function EmptyBasket() {
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <p className="border-t-2 border-ink pt-5 font-display text-2xl font-bold tracking-display">
        There is nothing in your basket yet.
      </p>
      <LinkRows label="Where to go from here">
        <LinkRow href="/guides/hamstrings" strong>
          Read the hamstring guide
        </LinkRow>
        <LinkRow href="/shop">See the shop</LinkRow>
        <LinkRow href="/search">Look for something</LinkRow>
      </LinkRows>
    </div>
  );
}

function BasketAway() {
  return (
    <ShortPage title="Basket">
      <Notice tone="alert" title="Back in a moment">
        We cannot reach our records just now. Your basket is kept. Try again in a minute.
      </Notice>
    </ShortPage>
  );
}
