import type { Guard } from "./guards";

const returns = [
  "lib/returns/ask-commands.test.ts",
  "lib/returns/exchange-commands.test.ts",
  "lib/returns/receive-commands.test.ts",
];
const returnChecks = ["lib/returns/last-checks.test.ts"];
const returnTables = "prisma/migrations/20261129194000_returns/migration.sql";

/** What keeps things that come back, and what goes out for them, to what was bought. */
export const returnGuards: readonly Guard[] = [
  {
    keeps: "Returns: no more of a line is asked for than was ordered, by the code",
    file: "lib/returns/ask-commands.ts",
    from: 'if (!line || units > line.left) return "too-many-units";',
    to: 'if (!line) return "too-many-units";',
    tests: returns,
  },
  {
    keeps: "Returns: no more of a line comes back than was ordered, by the database",
    file: returnTables,
    from: "IF ordered IS NULL OR units_not_returnable(NEW.order_line_id) + NEW.quantity > ordered THEN",
    to: "IF ordered IS NULL THEN",
    tests: returnChecks,
  },
  {
    keeps: "Returns: no money beside a return for the same units, by the database",
    file: returnTables,
    from: "IF away > 0 AND back + NEW.quantity + away > ordered THEN",
    to: "IF back < 0 THEN",
    tests: returnChecks,
  },
  {
    keeps: "Returns: a parcel is received once",
    file: "lib/returns/receive-commands.ts",
    from: 'if (request.state !== "asked") return err("received-already");',
    to: "",
    tests: returns,
  },
  {
    keeps: "Returns: the last one is exchanged once",
    file: "lib/returns/receipt.ts",
    from: 'if (now < line.units) return { ...line, decision: "refund" };',
    to: "",
    tests: [...returns, "lib/returns/receipt.test.ts"],
  },
];
