import type { Guard } from "./guards";

const codes = "prisma/migrations/20261129192000_codes/migration.sql";
const coded = ["lib/checkout/coded-orders.test.ts", "lib/checkout/coded-races.test.ts"];
const lastChecks = ["lib/db/last-checks.test.ts"];

/** A unique index of codes that lets everything through. */
function one(keeps: string, name: string): Guard {
  const from = `CREATE UNIQUE INDEX ${name} `;
  return { keeps, file: codes, from, to: `CREATE INDEX ${name} `, tests: lastChecks };
}

/** What holds a code to its terms and its uses. */
export const codeGuards: readonly Guard[] = [
  {
    keeps: "Codes: the UPDATE that takes a use only while there is one",
    file: "lib/codes/codes-commands.ts",
    from: "AND (redemption_limit IS NULL OR used < redemption_limit)`;\n  if (taken === 0) {",
    to: "`;\n  if (taken === 0) {",
    tests: coded,
  },
  {
    keeps: "Codes: no more uses than there may be, by the database",
    file: codes,
    from: "AND used <= redemption_limit),",
    to: "),",
    tests: lastChecks,
  },
  {
    keeps: "Codes: what was stopped while somebody pressed is not had",
    file: "lib/codes/codes-commands.ts",
    from: "AND stopped_at IS NULL AND starts_at <= now()",
    to: "AND starts_at <= now()",
    tests: ["lib/codes/codes-commands.test.ts"],
  },
  {
    keeps: "Codes: a first order has none before it",
    file: "lib/codes/codes-commands.ts",
    from: "if (code.firstOrderOnly && (await readHasOrdered(tx, email, orderId))) {",
    to: 'if (code.firstOrderOnly && email === "" && (await readHasOrdered(tx, email, orderId))) {',
    tests: coded,
  },
  {
    keeps: "Codes: a use comes back with the hold",
    file: "lib/checkout/release-commands.ts",
    from: "await releaseCode(tx, orderId);",
    to: "void releaseCode;",
    tests: coded,
  },
  {
    keeps: "Codes: a use comes back once",
    file: "lib/codes/codes-commands.ts",
    from: 'if (!held || held.state === "released") return;',
    to: "if (!held) return;",
    tests: coded,
  },
  {
    keeps: "Codes: late money takes the use again, or goes back",
    file: "lib/codes/codes-commands.ts",
    from: 'if (held.state === "released" && !(await takeAgain(tx, held))) return err("used-up");',
    to: "void takeAgain;",
    tests: coded,
  },
  {
    keeps: "Codes: a coupon that is there already takes off what was asked for",
    file: "lib/checkout/coupon-commands.ts",
    from: "if (!isSameCoupon(known, params)) throw error;",
    to: "void isSameCoupon;",
    tests: coded,
  },
  {
    keeps: "Codes: what a card can pay is left",
    file: "lib/checkout/order-sums.ts",
    from: "pence(off - heldBackPence)",
    to: "off",
    tests: ["lib/checkout/order-sums.test.ts"],
  },
  {
    keeps: "Codes: what is promised does not change, by the database",
    file: codes,
    from: "IF TG_OP <> 'UPDATE' OR",
    to: "IF false AND",
    tests: lastChecks,
  },
  one("One use of a code an order", "code_redemption_order_id_key"),
  one("One use by a mailbox of a code for one", "code_redemption_single_use"),
  one("One first order a mailbox", "code_redemption_first_order"),
  one("One code a name", "discount_code_code_key"),
];
