import { codeLimit } from "./shop";
import type { Level, Phase, Seen, SeenOrder, SeenSession, Units } from "./seen";

interface LedgerOrder {
  readonly buyer: string;
  phase: Phase;
  readonly lines: Units;
  readonly hasCode: boolean;
}

/** The shop as it would be if one thing happened after another: what each act makes of stock, baskets and orders. */
export class Ledger {
  readonly levels: Map<string, Level>;
  readonly baskets: Map<string, Units>;
  /** Whether the code is typed for a buyer's basket. */
  readonly codes: Map<string, boolean>;
  readonly orders: Map<string, LedgerOrder>;
  /** Orders that the act places, which have no name yet. */
  readonly placed: LedgerOrder[] = [];

  constructor(seen: Seen) {
    this.levels = new Map([...seen.levels].map(([id, level]) => [id, { ...level }]));
    this.baskets = new Map([...seen.baskets].map(([name, units]) => [name, new Map(units)]));
    this.codes = new Map(seen.codes);
    this.orders = new Map(
      [...seen.orders].map(([id, { buyer, phase, lines, hasCode }]) => [
        id,
        { buyer, phase, lines, hasCode },
      ]),
    );
  }

  level(variantId: string): Level {
    const level = this.levels.get(variantId);
    if (!level) throw new Error(`The ledger has no shelf ${variantId}`);
    return level;
  }

  basket(buyer: string): Units {
    const basket = this.baskets.get(buyer);
    if (!basket) throw new Error(`The ledger has no basket of ${buyer}`);
    return basket;
  }

  /** Units that a buyer could have: his own holds do not sell him out. */
  freeFor(buyer: string, variantId: string): number {
    const { onHand, reserved } = this.level(variantId);
    const own = [...this.orders.values(), ...this.placed]
      .filter((order) => order.buyer === buyer && order.phase === "unfinished")
      .reduce((sum, { lines }) => sum + (lines.get(variantId) ?? 0), 0);
    return onHand - reserved + own;
  }

  /** Orders that have the code, or wait to be paid with it. */
  codeUses(): number {
    return [...this.orders.values(), ...this.placed].filter(
      ({ hasCode, phase }) => hasCode && (phase === "unfinished" || phase === "booked"),
    ).length;
  }

  isCodeUsedUp(): boolean {
    return this.codeUses() >= codeLimit;
  }

  isShort(buyer: string): boolean {
    return [...this.basket(buyer)].some(([variantId, units]) => units > this.freeFor(buyer, variantId));
  }

  place(buyer: string): void {
    const lines = new Map(this.basket(buyer));
    for (const [variantId, units] of lines) this.level(variantId).reserved += units;
    const hasCode = this.codes.get(buyer) ?? false;
    this.placed.push({ buyer, phase: "unfinished", lines, hasCode });
  }

  release(orderId: string): void {
    const order = this.orders.get(orderId);
    if (order?.phase !== "unfinished") return;
    for (const [variantId, units] of order.lines) this.level(variantId).reserved -= units;
    order.phase = "released";
  }

  book(orderId: string): void {
    const order = this.orders.get(orderId);
    if (!order || order.phase === "booked" || order.phase === "unfulfillable") return;
    const lines = [...order.lines];
    const isHeld = order.phase === "unfinished";
    const isCodeGone = !isHeld && order.hasCode && this.isCodeUsedUp();
    if (
      isCodeGone ||
      (!isHeld && lines.some(([id, units]) => this.level(id).onHand - this.level(id).reserved < units))
    ) {
      order.phase = "unfulfillable";
      return;
    }
    for (const [variantId, units] of lines) {
      this.level(variantId).onHand -= units;
      if (isHeld) this.level(variantId).reserved -= units;
    }
    order.phase = "booked";
    takeOut(this.basket(order.buyer), order.lines);
    if (order.hasCode) this.codes.set(order.buyer, false);
  }

  /** Brings an order to where Stripe says that its session is. */
  settle(session: SeenSession): void {
    if (session.isPaid) this.book(session.orderId);
    else if (session.status === "expired") this.release(session.orderId);
  }
}

/** What was paid leaves the basket, and only that. */
export function takeOut(basket: Units, lines: Units): void {
  for (const [variantId, units] of lines) {
    const left = (basket.get(variantId) ?? 0) - units;
    if (left > 0) basket.set(variantId, left);
    else basket.delete(variantId);
  }
}

/** How the shop differs from what the ledger says it must be. */
export function differences(ledger: Ledger, after: Seen, before: Seen): string[] {
  const problems: string[] = [];
  const expect = (what: string, should: unknown, is: unknown): void => {
    const [one, other] = [should, is].map((value) => JSON.stringify(plain(value)));
    if (one !== other) problems.push(`${what} should be ${one} and is ${other}`);
  };
  for (const [id, level] of ledger.levels) expect(`the level of ${id}`, level, after.levels.get(id));
  for (const [name, units] of ledger.baskets)
    expect(`the basket of ${name}`, units, after.baskets.get(name) ?? new Map());
  expect("who has typed the code", ledger.codes, after.codes);
  expect("the uses of the code", ledger.codeUses(), after.codeUses);
  for (const [id, { phase }] of ledger.orders) expect(`order ${id}`, phase, after.orders.get(id)?.phase);
  const fresh = [...after.orders.values()].filter(({ id }) => !before.orders.has(id));
  expect("new orders", ledger.placed.map(brief), fresh.map(brief));
  return problems;
}

function brief({ buyer, phase, lines, hasCode }: LedgerOrder | SeenOrder): unknown {
  return [buyer, phase, hasCode, plain(lines)];
}

/** Maps as sorted pairs, so that their words can be compared. */
function plain(value: unknown): unknown {
  return value instanceof Map ? [...value].sort() : value;
}
