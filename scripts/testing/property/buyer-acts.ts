import { addToBasket, rememberCode } from "@/lib/basket/basket-commands";
import { changeQuantity, removeFromBasket } from "@/lib/basket/line-commands";
import { beginCheckout } from "@/lib/checkout/begin-commands";
import { buyerAt, isOpen, outside, pageOf, type Act } from "./act";
import type { Ledger } from "./ledger";
import type { Seen, Units } from "./seen";
import type { BasketEffect, Buyer, Shop } from "./shop";

const unitLimit = 20;

function shelfAt(shop: Shop, index: number) {
  const shelf = shop.shelves[index % shop.shelves.length];
  if (!shelf) throw new Error("There are no shelves");
  return shelf;
}

/** Notes an edit as unsure, does it, and says whether it happened. */
async function edited(
  shop: Shop,
  buyer: Buyer,
  apply: (units: Units) => void,
  edit: () => Promise<boolean>,
): Promise<void> {
  const effect: BasketEffect = { buyer: buyer.name, isSure: false, apply };
  shop.basketEffects.push(effect);
  if (await edit()) effect.isSure = true;
  else shop.basketEffects = shop.basketEffects.filter((other) => other !== effect);
}

export function add(who: number, shelf: number, units: number): Act {
  return {
    kind: "add to basket",
    words: `buyer ${who} adds ${units} of shelf ${shelf}`,
    applies: () => true,
    async run(shop) {
      const buyer = buyerAt(shop, who);
      const { sku, variantId } = shelfAt(shop, shelf);
      let told = "added";
      await edited(shop, buyer, plus(variantId, units), async () => {
        const added = await addToBasket(buyer.token, { sku, quantity: units, place: null });
        if (!added.ok) told = `refused: ${added.refusal}`;
        else await outside("keeps the cookie", () => shop.keepToken(buyer, added.value.token));
        return added.ok;
      });
      return told;
    },
    expect(ledger, shop) {
      const { name } = buyerAt(shop, who);
      const { variantId } = shelfAt(shop, shelf);
      const has = ledger.basket(name).get(variantId) ?? 0;
      const free = ledger.freeFor(name, variantId);
      if (free <= 0) return "refused: sold-out";
      if (has + units > unitLimit) return "refused: unit-limit";
      if (has + units > free) return "refused: not-that-many";
      plus(variantId, units)(ledger.basket(name));
      return "added";
    },
  };
}

function plus(variantId: string, units: number): (basket: Units) => void {
  return (basket) => basket.set(variantId, (basket.get(variantId) ?? 0) + units);
}

function hasLine(shop: Shop, seen: Seen, who: number, shelf: number): boolean {
  return seen.baskets.get(buyerAt(shop, who).name)?.has(shelfAt(shop, shelf).variantId) ?? false;
}

export function change(who: number, shelf: number, units: number): Act {
  return {
    kind: "change quantity",
    words: `buyer ${who} wants ${units} of shelf ${shelf}`,
    applies: (shop, seen) => hasLine(shop, seen, who, shelf),
    async run(shop) {
      const buyer = buyerAt(shop, who);
      const { sku, variantId } = shelfAt(shop, shelf);
      let told = "changed";
      await edited(
        shop,
        buyer,
        (basket) => basket.set(variantId, units),
        async () => {
          const changed = await changeQuantity(buyer.token, sku, units);
          if (!changed.ok) told = `refused: ${changed.refusal}`;
          return changed.ok;
        },
      );
      return told;
    },
    expect(ledger, shop) {
      const { name } = buyerAt(shop, who);
      const { variantId } = shelfAt(shop, shelf);
      const has = ledger.basket(name).get(variantId) ?? 0;
      if (units > has && units > ledger.freeFor(name, variantId)) return "refused: not-that-many";
      ledger.basket(name).set(variantId, units);
      return "changed";
    },
  };
}

export function remove(who: number, shelf: number): Act {
  return {
    kind: "remove from basket",
    words: `buyer ${who} removes shelf ${shelf}`,
    applies: (shop, seen) => hasLine(shop, seen, who, shelf),
    async run(shop) {
      const buyer = buyerAt(shop, who);
      const { sku, variantId } = shelfAt(shop, shelf);
      await edited(
        shop,
        buyer,
        (basket) => basket.delete(variantId),
        async () => {
          await removeFromBasket(buyer.token, sku);
          return true;
        },
      );
      return "removed";
    },
    expect(ledger, shop) {
      ledger.basket(buyerAt(shop, who).name).delete(shelfAt(shop, shelf).variantId);
      return "removed";
    },
  };
}

export function typeCode(who: number, isWanted: boolean): Act {
  return {
    kind: "type a code",
    words: `buyer ${who} ${isWanted ? "types the code" : "takes the code off"}`,
    applies: (shop) => buyerAt(shop, who).basketId !== undefined,
    async run(shop) {
      await rememberCode(buyerAt(shop, who).basketId ?? "", isWanted ? shop.code : null);
      return "kept";
    },
    expect(ledger, shop) {
      ledger.codes.set(buyerAt(shop, who).name, isWanted);
      return "kept";
    },
  };
}

/** What a buyer may type, as the shop spells it; the last four are refused. */
const contacts = [
  { postcode: "LS1 4DY", delivery: "standard", refusal: null },
  { postcode: "LS2 4DY", delivery: "collect", refusal: null },
  { postcode: "LS1 4DY", delivery: "express", refusal: null },
  { postcode: "IV27 4AA", delivery: "standard", refusal: null },
  { postcode: "BT1 1AA", delivery: "standard", refusal: null },
  { postcode: "JE2 3AB", delivery: "standard", refusal: null },
  { postcode: "BF1 0AA", delivery: "standard", refusal: "outside-zone" },
  { postcode: "IV27 4AA", delivery: "express", refusal: "not-there" },
  { postcode: "nowhere", delivery: "standard", refusal: "bad-postcode" },
  { postcode: "LS1 4DY", delivery: undefined, refusal: "no-delivery-choice" },
] as const;

export function press(who: number, typed: number): Act {
  const contact = contacts[typed % contacts.length] ?? contacts[0];
  return {
    kind: "press Check out",
    words: `buyer ${who} presses Check out (${contact.delivery} to ${contact.postcode})`,
    applies: (shop) => buyerAt(shop, who).token !== undefined,
    async run(shop) {
      const buyer = buyerAt(shop, who);
      const { postcode, delivery } = contact;
      const begun = await beginCheckout(buyer.token, { email: buyer.email, postcode, delivery });
      if (!begun.ok) return `refused: ${begun.refusal.kind}`;
      const page = /cs_test_\w+/.exec(begun.value)?.[0];
      if (!page) return "led to his order";
      if (!buyer.pages.includes(page)) buyer.pages.push(page);
      return `led to ${page}`;
    },
    expect(ledger, shop, before) {
      const buyer = buyerAt(shop, who);
      if (ledger.basket(buyer.name).size === 0) return "refused: empty";
      if (contact.refusal) return `refused: ${contact.refusal}`;
      return expectPress(ledger, shop, before, buyer, contact);
    },
  };
}

/** The least that Stripe gives a page to live, and that the shop sends a buyer to. */
const leastSecondsAtStripe = 30 * 60;
const leastSecondsLeft = 3 * 60;
/** Stripe forgets the answers that it gave under a key. */
const keySeconds = 24 * 60 * 60;
const holdSeconds = 35 * 60;

function expectPress(
  ledger: Ledger,
  shop: Shop,
  before: Seen,
  { name, email }: Buyer,
  contact: (typeof contacts)[number],
): string | undefined {
  const seconds = Math.floor(Date.now() / 1000);
  const typed = ledger.codes.get(name) ?? false;
  const earlier = [...before.orders.values()].find(
    (order) => order.buyer === name && order.phase === "unfinished",
  );
  if (earlier) {
    const attempt = earlier.attempts.find(({ state }) => state === "creating" || state === "open");
    if (!attempt || earlier.state === "payment_processing") return "led to his order";
    const session = [...before.sessions.values()].find(({ orderId }) => orderId === earlier.id);
    // While Stripe gives the same error under the same key, nothing can be opened or closed.
    if (attempt.state === "creating" && shop.isErrorSaved) return undefined;
    const left = attempt.expiresAt - seconds;
    const isForgotten = !session || holdSeconds - left > keySeconds;
    const isRefused = attempt.state === "creating" && isForgotten && left < leastSecondsAtStripe;
    if (session?.isPaid && shop.tampered.has(earlier.id)) return "led to his order";
    if (session?.isPaid) {
      ledger.book(earlier.id);
      return "led to his order";
    }
    const isOpen = !isRefused && session?.status !== "expired";
    // Whoever holds a use himself is not refused it.
    if (isOpen && typed && !earlier.hasCode && ledger.isCodeUsedUp()) return "refused: code-used-up";
    const isSame =
      sameUnits(ledger.basket(name), earlier.lines) &&
      earlier.hasCode === typed &&
      [...earlier.cataloguePence].every(([id, unit]) => before.prices.get(id) === unit) &&
      earlier.contact === `${email} ${contact.postcode} ${contact.delivery}`;
    if (isOpen && isSame && left > leastSecondsLeft) return `led to ${session?.id ?? "*"}`;
    if (isOpen && ledger.isShort(name)) return "refused: not-enough";
    ledger.release(earlier.id);
  }
  if (ledger.isShort(name)) return "refused: not-enough";
  if (typed && ledger.isCodeUsedUp()) return "refused: code-used-up";
  ledger.place(name);
  return "led to *";
}

function sameUnits(one: Units, other: Units): boolean {
  return one.size === other.size && [...one].every(([id, units]) => other.get(id) === units);
}

/** Cards of Stripe's list, and what comes of each on an open page. */
export const cards = {
  pays: { number: "4242 4242 4242 4242", kind: "pay", told: "paid" },
  "is slow to take money back": { number: "4000 0000 0000 7726", kind: "pay", told: "paid" },
  "sends money back": { number: "4000 0000 0000 5126", kind: "pay", told: "paid" },
  "is declined": { number: "4000 0000 0000 0002", kind: "be declined", told: "not paid" },
  "must be approved": { number: "4000 0025 0000 3155", kind: "begin 3-D Secure", told: "asked to approve" },
  "is approved and declined": {
    number: "4000 0084 0000 1629",
    kind: "begin 3-D Secure",
    told: "asked to approve",
  },
} as const;

/** Somebody pays the page that he has, or one in an old tab, as it may have become meanwhile. */
export function pay(who: number, age: number, card: keyof typeof cards, postcode = "LS1 4AP"): Act {
  const { number, kind, told } = cards[card];
  const pick = (shop: Shop, seen: Seen) => pageOf(shop, seen, who, age, age === 0 ? isOpen : undefined);
  return {
    kind,
    words: `buyer ${who} pays his page ${age} with a card that ${card}`,
    applies: (shop, seen) => pick(shop, seen) !== undefined,
    run: (shop, before) =>
      outside("pays", async () => {
        const id = pick(shop, before)?.id ?? "";
        return heard(await shop.stage.stand.pay({ id }, { number, postcode }));
      }),
    expect(_ledger, shop, before) {
      const session = pick(shop, before);
      // Whoever presses Pay on a page that was paid arrives where he arrived before.
      if (session?.isPaid) return "paid";
      return session?.status === "open" ? told : "not paid";
    },
  };
}

/** Where the payment page leads. */
function heard(answer: Response): string {
  const to = answer.headers.get("location") ?? "";
  if (to.includes("/api/checkout/return")) return "paid";
  return to.endsWith("/approve") ? "asked to approve" : "not paid";
}

export function approve(who: number, answer: "approve" | "fail"): Act {
  const pick = (shop: Shop, seen: Seen) => pageOf(shop, seen, who, 0, ({ isAsked }) => isAsked);
  return {
    kind: answer === "approve" ? "approve 3-D Secure" : "fail 3-D Secure",
    words: `buyer ${who} answers his bank: ${answer}`,
    applies: (shop, seen) => pick(shop, seen) !== undefined,
    run: (shop, before) =>
      outside("answers his bank", async () => {
        const page = `${shop.stage.stand.origin}/c/pay/${pick(shop, before)?.id}/approve`;
        const body = new URLSearchParams({ answer });
        return heard(await fetch(page, { method: "POST", redirect: "manual", body }));
      }),
    expect: () => (answer === "fail" ? "not paid" : null),
  };
}

/** The back link: nothing is given up, and the basket is as it was. */
export function goBack(who: number): Act {
  return {
    kind: "go back",
    words: `buyer ${who} goes back from the payment page`,
    applies: (shop, seen) => pageOf(shop, seen, who, 0, isOpen) !== undefined,
    run: (shop, before) =>
      outside("goes back", async () => {
        const id = pageOf(shop, before, who, 0, isOpen)?.id;
        const page = await fetch(`${shop.stage.stand.origin}/c/pay/${id}`);
        const back = /class="back" href="([^"]+)"/.exec(await page.text())?.[1];
        return back?.endsWith("/basket") ? "back at the basket" : `led to ${back}`;
      }),
    expect: () => "back at the basket",
  };
}
