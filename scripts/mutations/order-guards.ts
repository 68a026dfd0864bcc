import type { Guard } from "./guards";

const cancelled = ["lib/checkout/cancel-commands.test.ts"];
const corrected = ["lib/checkout/correct-commands.test.ts"];
const forgotten = ["lib/orders/forget-commands.test.ts"];
const sales = "prisma/migrations/20261130110000_guide_sales/migration.sql";
const afterPaying = "prisma/migrations/20261129193000_cancel_and_correct/migration.sql";

/** What a buyer may still change of an order that he has paid for. */
export const orderGuards: readonly Guard[] = [
  {
    keeps: "Cancelling: what was sent is not called off",
    file: "lib/orders/changes.ts",
    from: 'if (order.cancelledAt) return "cancelled-already";\n  if (!order.paidAt) return "not-paid";\n  if (order.isSent) return "sent-already";',
    to: 'if (order.cancelledAt) return "cancelled-already";\n  if (!order.paidAt) return "not-paid";',
    tests: cancelled,
  },
  {
    keeps: "Cancelling: what is called off is not sent, by the database",
    file: afterPaying,
    from: "IF EXISTS (SELECT 1 FROM shop_order WHERE id = NEW.order_id AND cancelled_at IS NOT NULL) THEN",
    to: "IF false THEN",
    tests: cancelled,
  },
  {
    keeps: "Cancelling: an order stays cancelled wherever its money is",
    file: "lib/orders/orders.ts",
    from: "(unitsLeft === 0 || isCancelled)",
    to: "unitsLeft === 0",
    tests: cancelled,
  },
  {
    keeps: "Correcting: a new mailbox ends the links in the old one",
    file: "lib/checkout/correct-commands.ts",
    from: "linkVersion: { increment: 1 }",
    to: "linkVersion: { increment: 0 }",
    tests: corrected,
  },
  {
    keeps: "Correcting: an address stays in the zone that was paid for",
    file: "lib/checkout/correct-commands.ts",
    from: 'if (zoneOf(address.addressPostcode) !== order.zone) return err("outside-zone");',
    to: "",
    tests: corrected,
  },
  {
    keeps: "Sections: two workers do not count an order twice",
    file: "lib/orders/forget-commands.ts",
    from: "FOR UPDATE SKIP LOCKED",
    to: "",
    tests: forgotten,
  },
  {
    keeps: "Sections: what was not paid for is not counted",
    file: "lib/orders/forget-commands.ts",
    from: "JOIN due ON due.id = order_id WHERE paid_at IS NOT NULL",
    to: "JOIN due ON due.id = order_id",
    tests: forgotten,
  },
  {
    keeps: "Sections: an order that was counted names none again, by the database",
    file: sales,
    from: "IF EXISTS (SELECT 1 FROM shop_order WHERE id = NEW.order_id AND sections_counted_at IS NOT NULL) THEN",
    to: "IF false THEN",
    tests: forgotten,
  },
  {
    keeps: "Sections: an order is counted once, by the database",
    file: sales,
    from: "IF NEW.sections_counted_at IS DISTINCT FROM OLD.sections_counted_at THEN",
    to: "IF false THEN",
    tests: forgotten,
  },
];
