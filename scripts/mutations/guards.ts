import { accountGuards } from "./account-guards";
import { codeGuards } from "./code-guards";
import { deskGuards } from "./desk-guards";
import { letterGuards } from "./letter-guards";
import { orderGuards } from "./order-guards";
import { returnGuards } from "./return-guards";

/** One guard of money and stock, the way it is broken, and the tests that must notice. */
export interface Guard {
  /** What it keeps, in a few words. */
  readonly keeps: string;
  readonly file: string;
  /** Text that stands in the file once, and what is put in its place. */
  readonly from: string;
  readonly to: string;
  /** Test files that are run against the broken copy. */
  readonly tests: readonly string[];
}

const lastChecks = ["lib/db/last-checks.test.ts"];
const begin = ["lib/checkout/begin-commands.test.ts"];
const settle = ["lib/checkout/settle-commands.test.ts"];
const webhook = ["lib/checkout/webhook-commands.test.ts"];
const refunds = ["lib/checkout/refund-commands.test.ts"];
const first = "prisma/migrations/20261123090000_first/migration.sql";
const checks = "prisma/migrations/20261123090500_last_checks/migration.sql";
const money = "prisma/migrations/20261124150100_refunds_and_disputes/migration.sql";
const desk = "prisma/migrations/20261124143100_quarantine_and_desk_alerts/migration.sql";

/** A unique index that lets everything through. */
function index(keeps: string, file: string, name: string): Guard {
  const quoted = file === first || name.endsWith("_key") ? `"${name}"` : name;
  return {
    keeps,
    file,
    from: `CREATE UNIQUE INDEX ${quoted} `,
    to: `CREATE INDEX ${quoted} `,
    tests: lastChecks,
  };
}

export const guards: readonly Guard[] = [
  {
    keeps: "Stock: the UPDATE that takes units only while there are so many",
    file: "lib/stock/stock-commands.ts",
    from: "AND on_hand - reserved >= ${quantity}::int",
    to: "",
    tests: ["lib/stock/stock-holds.test.ts"],
  },
  {
    keeps: "Stock: the database's own bounds of a level",
    file: checks,
    from: "CHECK (0 <= reserved AND reserved <= on_hand)",
    to: "CHECK (true)",
    tests: lastChecks,
  },
  {
    keeps:
      "Stock: holds are taken in the order of variants, so that crossed baskets do not wait for each other",
    file: "lib/stock/stock-commands.ts",
    from: ".sort((one, other) => (one.variantId < other.variantId ? -1 : 1))",
    to: "",
    tests: ["lib/stock/stock-holds.test.ts"],
  },
  {
    keeps: "Stock: a released hold is given back",
    file: "lib/checkout/release-commands.ts",
    from: 'await releaseHolds(tx, { orderId, actor: "checkout", reason: end.reason.slice(0, 200) });',
    to: "void releaseHolds;",
    tests: settle,
  },
  {
    keeps: "Stock: a hold stays while the payment page is open",
    file: "lib/checkout/settle-commands.ts",
    from: 'if (session.status === "expired") {',
    to: 'if (session.status !== "complete") {',
    tests: settle,
  },
  {
    keeps: "Stock: what was released and sold to somebody else is not sold again",
    file: "lib/stock/stock-commands.ts",
    from: 'state === "released" && available(level) < quantity',
    to: 'state === "released" && quantity < 0',
    tests: settle,
  },
  {
    keeps: "Stock: an order's holds are committed once",
    file: "lib/stock/stock-commands.ts",
    from: 'const open = reservations.filter(({ state }) => state !== "committed");',
    to: "const open = reservations;",
    tests: ["lib/stock/stock-holds.test.ts"],
  },
  {
    keeps: "Payment: the sum that was paid is the order's",
    file: "lib/checkout/checkout.ts",
    from: "session.amount_total === order.totalPence &&",
    to: "",
    tests: [...settle, "lib/checkout/checkout.test.ts"],
  },
  {
    keeps: "Payment: the currency that was paid is the order's",
    file: "lib/checkout/checkout.ts",
    from: "session.currency === order.currency &&",
    to: "",
    tests: ["lib/checkout/checkout.test.ts"],
  },
  {
    keeps: "Payment: the session names the order",
    file: "lib/checkout/checkout.ts",
    from: "session.client_reference_id === order.id",
    to: "true",
    tests: ["lib/checkout/checkout.test.ts"],
  },
  {
    keeps: "Payment: what is booked is not booked again",
    file: "lib/checkout/settle-commands.ts",
    from: "if (booked?.sessionId === session.id) return;",
    to: "",
    tests: settle,
  },
  {
    keeps: "Payment: one lock for everybody who books on an order",
    file: "lib/orders/orders-commands.ts",
    from: "FROM shop_order WHERE id = ${id}::uuid FOR UPDATE",
    to: "FROM shop_order WHERE id = ${id}::uuid",
    tests: [...settle, ...refunds],
  },
  {
    keeps: "Payment: what was paid leaves the basket",
    file: "lib/checkout/settle-commands.ts",
    from: "await takePaidOut(tx, locked.basketId, paid);",
    to: "void takePaidOut;",
    tests: settle,
  },
  {
    keeps: "Checkout: the attempt's idempotency key goes with every replay",
    file: "lib/checkout/attempt-commands.ts",
    from: "{ idempotencyKey: attempt.idempotencyKey }",
    to: "{ idempotencyKey: `${attempt.idempotencyKey}-${Math.random()}` }",
    tests: begin,
  },
  {
    keeps: "Checkout: the old page is closed before a new one is opened",
    file: "lib/checkout/begin-commands.ts",
    from: 'if (!(await expireAtStripe(sessionId))) return err({ kind: "payment-away" });',
    to: "",
    tests: begin,
  },
  {
    keeps: "Delivery: nobody is sent to pay a total that he has not seen",
    file: "lib/checkout/begin-commands.ts",
    from: "if (shownPence !== undefined && shownPence !== sums.value.totalPence)",
    to: "if (shownPence === -1)",
    tests: ["lib/checkout/delivery-charges.test.ts"],
  },
  {
    keeps: "Delivery: an address outside the zone that was charged is asked about",
    file: "lib/checkout/settle-commands.ts",
    from: 'return zone === order.zone ? "paid" : "address_query";',
    to: 'return zone ? "paid" : "address_query";',
    tests: ["lib/checkout/delivery-charges.test.ts"],
  },
  {
    keeps: "Delivery: the Channel Islands are charged without UK VAT, in the books' own eyes",
    file: "lib/invariants/database-reads.ts",
    from: "THEN unit_price_pence = catalogue_pence - vat.pence AND line.vat_rate = 0",
    to: "THEN unit_price_pence = catalogue_pence AND line.vat_rate = 0",
    tests: ["lib/checkout/delivery-charges.test.ts"],
  },
  {
    keeps: "Checkout: an unknown outcome keeps the hold",
    file: "lib/checkout/attempt-commands.ts",
    from: "if (!isDefiniteRefusal(error) && !overdue) {",
    to: 'if (!overdue && attempt.orderId === "") {',
    tests: begin,
  },
  {
    keeps: "Events: only Stripe's signature opens the door",
    file: "lib/checkout/webhook-commands.ts",
    from: 'event = stripe().webhooks.constructEvent(body, signature ?? "", env().STRIPE_WEBHOOK_SECRET);',
    to: "event = JSON.parse(body);",
    tests: webhook,
  },
  {
    keeps: "Events: one that nobody knows stays in the inbox",
    file: "lib/checkout/webhook-commands.ts",
    from: "throw new Error(`No order knows the session ${plan.sessionId}`);",
    to: "",
    tests: ["lib/checkout/reconcile-commands.test.ts"],
  },
  {
    keeps: "Reconciler: its cursor, not the newest event, says where to go on",
    file: "lib/checkout/fetch-commands.ts",
    from: "? cursor.getTime() - overlapMinutes * minute",
    to: "? now.getTime() - overlapMinutes * minute",
    tests: ["lib/checkout/reconcile-commands.test.ts"],
  },
  {
    keeps: "Orders: the code's table of transitions",
    file: "lib/orders/orders.ts",
    from: "return transitions[from].includes(to);",
    to: "return from !== to || transitions[from].includes(to);",
    tests: ["lib/orders/orders.test.ts"],
  },
  {
    keeps: "Orders: the database's table of transitions",
    file: checks,
    from: "IF NOT order_transition_allowed(OLD.state, NEW.state) THEN",
    to: "IF false THEN",
    tests: ["lib/orders/orders.test.ts", ...lastChecks],
  },
  {
    keeps: "Orders: a link is signed",
    file: "lib/orders/order-link.ts",
    from: "isSignature(given, claim(orderId, version)) &&",
    to: "given.length > 0 &&",
    tests: ["lib/orders/orders.test.ts"],
  },
  {
    keeps: "Refunds: no more than was paid, by the code",
    file: "lib/checkout/refunds.ts",
    from: 'if (asked.seenBackPence !== order.backPence) return err("changed-meanwhile");',
    to: "",
    tests: refunds,
  },
  {
    keeps: "Refunds: no more than was paid, by the database",
    file: money,
    from: "IF paid IS NULL OR back + NEW.amount_pence > paid THEN",
    to: "IF paid IS NULL THEN",
    tests: [...refunds, ...lastChecks],
  },
  {
    keeps: "Refunds: no more units than were ordered, by the database",
    file: money,
    from: "IF ordered IS NULL OR back + NEW.quantity > ordered THEN",
    to: "IF ordered IS NULL THEN",
    tests: lastChecks,
  },
  {
    keeps: "Refunds: one that was asked for is looked for before it is asked again",
    file: "lib/checkout/refund-commands.ts",
    from: "refund.askedAt || isOld ? await findAtStripe(paymentIntentId, refund.id) : undefined",
    to: 'isOld && refund.id === "" ? await findAtStripe(paymentIntentId, refund.id) : undefined',
    tests: refunds,
  },
  {
    keeps: "Refunds: answers that overtake each other do not turn one back",
    file: "lib/checkout/refund-commands.ts",
    from: "const isNews = course.indexOf(state) > course.indexOf(before.state);",
    to: "const isNews = state !== before.state || course.length === 0;",
    tests: refunds,
  },
  ...letterGuards,
  ...orderGuards,
  ...deskGuards,
  {
    keeps: "Refunds: a unit gives back what was paid for it, and all units what the line cost",
    file: "lib/checkout/refunds.ts",
    from: "return units === 0 ? 0 : Math.max(0, upTo - line.backPence);",
    to: "return units === 0 ? 0 : Math.round((line.paidPence * units) / line.quantity);",
    tests: ["lib/checkout/refunds.test.ts"],
  },
  ...returnGuards,
  {
    keeps: "Transactions: none waits on Stripe",
    file: "lib/in-transaction.ts",
    from: "if (transaction.getStore())",
    to: "if (!transaction)",
    tests: ["lib/checkout/dispute-commands.test.ts"],
  },
  {
    keeps: "Outbox: one email or job a cause",
    file: "lib/checkout/settle-commands.ts",
    from: "dedupeKey: `order-confirmation:${orderId}`,",
    to: "dedupeKey: `order-confirmation:${Math.random()}`,",
    tests: webhook,
  },
  ...accountGuards,
  {
    keeps: "Requests: a write without an Origin is refused",
    file: "lib/form.ts",
    from: "if (origin === null || !URL.canParse(origin)) return false;",
    to: "if (origin === null || !URL.canParse(origin)) return true;",
    tests: ["lib/form.test.ts"],
  },
  ...codeGuards,
  index("One unfinished order a basket", checks, "shop_order_unfinished"),
  index("One live attempt an order", checks, "checkout_attempt_live"),
  index("One attempt a session", first, "checkout_attempt_session_id_key"),
  index("One attempt a key", first, "checkout_attempt_idempotency_key_key"),
  index("One way from unpaid to paid", money, "order_transition_paid_once"),
  index("One payment an order", first, "payment_order_id_key"),
  index("One payment a session", first, "payment_session_id_key"),
  index("One payment an intent", first, "payment_payment_intent_id_key"),
  index("One refund a key", first, "refund_idempotency_key_key"),
  index("One refund an answer of Stripe's", first, "refund_stripe_refund_id_key"),
  index("One row of a refund for a line", money, "refund_line_refund_id_order_line_id_key"),
  index("One dispute a dispute of Stripe's", money, "dispute_stripe_dispute_id_key"),
  index("One hold a variant and order", first, "reservation_order_id_variant_id_key"),
  index("One movement of a kind for one cause", first, "stock_movement_kind_reference_variant_id_key"),
  index("One line a variant and order", first, "order_line_order_id_variant_id_key"),
  index("One order a number", first, "shop_order_number_key"),
  index("One email or job a cause", first, "outbox_dedupe_key_key"),
  index("One line a variant and basket", first, "basket_line_basket_id_variant_id_key"),
  index("One open alert a thing", desk, "desk_alert_open"),
];
