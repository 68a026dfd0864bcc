import { addToBasket } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { db } from "@/lib/db/client";
import { runningCode } from "@/scripts/testing/codes";
import { stockShelf, type Shelf } from "@/scripts/testing/stock";
import type { Stage } from "./stage";

export interface Buyer {
  readonly name: string;
  readonly email: string;
  token: string | undefined;
  basketId: string | undefined;
  /** The payment pages that he was led to, the newest last. */
  readonly pages: string[];
}

/** A form of which the desk was never told whether it was booked. */
interface Unsure {
  readonly formId: string;
}

/** What an edit of a basket does to its units. */
export interface BasketEffect {
  readonly buyer: string;
  /** False when whoever asked for it was never told whether it happened. */
  isSure: boolean;
  readonly apply: (units: Map<string, number>) => void;
}

/** Fewer than there are buyers, so that they come to want the same one. */
export const codeLimit = 2;

/** What the desk knows of its shelves from its own doing, whatever the shop's books say. */
export type DeskSums = Map<string, number>;

/** One run's corner of the shop: fresh shelves, buyers who have no basket yet, an empty Stripe account. */
export class Shop {
  readonly stage: Stage;
  readonly shelves: readonly Shelf[];
  readonly buyers: readonly Buyer[];
  /** A code that so many orders may have. */
  readonly code: string;
  /** Units received and counted, less those written off. */
  readonly desk: DeskSums;
  readonly unsureAtDesk = new Set<Unsure>();
  /** Edits of baskets since the last look. */
  basketEffects: BasketEffect[] = [];
  /** Orders whose hold was taken from them against the rules, to see what the shop makes of it. */
  readonly forced = new Set<string>();
  /** Orders whose sum somebody changed by hand: what is paid for them does not fit. */
  readonly tampered = new Map<string, number>();
  /** Whether money went back by hand at Stripe, which the shop hears of only later. */
  isGivenBackByHand = false;
  /** Whether Stripe keeps an error under some key. */
  isErrorSaved = false;
  /** How often the worker met a mishap: then a letter may go out once more. */
  workerMishaps = 0;
  /** How often each letter of the outbox was sent. */
  readonly letters = new Map<string, number>();
  /** What has been done so far, in words. */
  readonly diary: string[] = [];

  private constructor(stage: Stage, shelves: readonly Shelf[], desk: DeskSums, code: string) {
    this.stage = stage;
    this.code = code;
    this.shelves = shelves;
    this.desk = desk;
    this.buyers = ["Ann", "Bob", "Cat"].map((name) => ({
      name,
      email: `${name.toLowerCase()}@example.com`,
      token: undefined,
      basketId: undefined,
      pages: [],
    }));
  }

  static async open(stage: Stage, units: readonly number[]): Promise<Shop> {
    const { stand, clock } = stage;
    await stand.control("POST", "/reset");
    await stand.control("POST", "/clock", { advanceSeconds: clock.shiftSeconds });
    // Events come when the test brings them.
    await stand.control("POST", "/events/policy", { drop: true });
    const shelves: Shelf[] = [];
    for (const [index, count] of units.entries()) {
      shelves.push(await stockShelf(count, { pricePence: 700 + 900 * index }));
    }
    const desk = new Map(shelves.map(({ variantId }, index) => [variantId, units[index] ?? 0]));
    const shop = new Shop(stage, shelves, desk, await runningCode({ redemptionLimit: codeLimit }));
    for (const buyer of shop.buyers) await shop.#fillBasket(buyer);
    return shop;
  }

  /** Most of what may happen needs something in the basket; who finds all shelves empty begins with nothing. */
  async #fillBasket(buyer: Buyer): Promise<void> {
    for (const { sku } of this.shelves) {
      const added = await addToBasket(undefined, { sku, quantity: 1, place: null });
      if (added.ok) return this.keepToken(buyer, added.value.token);
    }
  }

  /** Keeps the name of a buyer's basket, as his browser keeps the cookie. */
  async keepToken(buyer: Buyer, token: string): Promise<void> {
    if (buyer.token === token) return;
    const basket = await readBasket(token);
    if (!basket) throw new Error(`${buyer.name} was given a basket that is not there`);
    buyer.token = token;
    buyer.basketId = basket.id;
  }

  buyerOf(basketId: string): Buyer | undefined {
    return this.buyers.find((buyer) => buyer.basketId === basketId);
  }

  nameOf(variantId: string): string {
    return `shelf ${this.shelves.findIndex((shelf) => shelf.variantId === variantId) + 1}`;
  }

  /** The baskets of this run at the database. */
  basketIds(): string[] {
    return this.buyers.flatMap(({ basketId }) => basketId ?? []);
  }

  /** Keeps what the desk put on a shelf, or took from it. */
  putOnShelf(variantId: string, units: number): void {
    this.desk.set(variantId, (this.desk.get(variantId) ?? 0) + units);
  }

  /** Has the desk look up what became of the forms that it had no answer to. */
  async settleDesk(): Promise<void> {
    for (const { formId } of this.unsureAtDesk) {
      const refund = await db().refund.findFirst({
        where: { idempotencyKey: `refund-${formId}` },
        select: { id: true },
      });
      const booked = await db().stockMovement.findMany({
        where: { reference: refund?.id ?? formId },
        select: { variantId: true, deltaOnHand: true },
      });
      for (const { variantId, deltaOnHand } of booked) this.putOnShelf(variantId, deltaOnHand);
    }
    this.unsureAtDesk.clear();
  }

  /** Has a price be another from now on, as the owner's edit would. */
  async setPrice(shelf: Shelf, pence: number): Promise<void> {
    await db().variant.update({
      where: { id: shelf.variantId },
      data: { pricePence: pence },
      select: { id: true },
    });
  }
}
