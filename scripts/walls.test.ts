import { ESLint } from "eslint";
import { beforeAll, describe, expect, test } from "vitest";

const eslint = new ESLint();

/** What lint says of one import in a file that would stand there. */
async function wallMessages(file: string, source: string): Promise<string[]> {
  const code = `import { something } from "${source}";\n\nexport const used = something;\n`;
  const [result] = await eslint.lintText(code, { filePath: file });
  const messages = result?.messages ?? [];
  return messages
    .filter(({ ruleId }) => ruleId === "@typescript-eslint/no-restricted-imports")
    .map(({ message }) => message);
}

// Real files of the house, each standing for its role; what they import is put in their place.
const broken: readonly (readonly [file: string, source: string])[] = [
  ["lib/stock/stock.ts", "@/lib/basket/basket"],
  ["lib/stock/stock-commands.ts", "@/lib/catalogue/catalogue-reads"],
  ["lib/basket/basket-commands.ts", "@/lib/orders/orders-commands"],
  ["lib/orders/orders.ts", "@/lib/checkout/checkout"],
  ["lib/checkout/checkout.ts", "@/lib/invariants/invariants"],
  ["lib/auth/auth.ts", "@/lib/stock/stock"],
  ["lib/auth/auth.ts", "@/lib/desk-alerts/desk-alerts"],
  ["lib/desk-alerts/desk-alerts-commands.ts", "@/lib/stock/stock-commands"],
  ["lib/money.ts", "@/lib/db/client"],
  ["lib/basket/basket.ts", "@/lib/db/client"],
  ["lib/basket/basket.ts", "@/components/ui/button"],
  ["lib/basket/basket.ts", "../orders/orders"],
  ["lib/checkout/begin-commands.ts", "@/server/http"],
  ["components/basket/basket-lines.tsx", "@/lib/basket/basket-reads"],
  ["components/basket/basket-lines.tsx", "@/lib/basket/basket-commands"],
  ["components/catalogue/listing.tsx", "@/lib/catalogue/catalogue-queries"],
  ["components/basket/basket-lines.tsx", "@/lib/db/client"],
  ["components/basket/basket-lines.tsx", "@/app/shop-frame"],
  ["app/(shop)/basket/page.tsx", "@/lib/db/client"],
  ["app/(shop)/basket/page.tsx", "@/sandbox/stripe/settings"],
  ["server/http.ts", "@/components/ui/button"],
  ["sandbox/stripe/settings.ts", "@/lib/money"],
];

const open: readonly (readonly [file: string, source: string])[] = [
  ["lib/checkout/begin-commands.ts", "@/lib/basket/basket-reads"],
  ["lib/basket/basket-reads.ts", "@/lib/db/client"],
  ["lib/stock/stock-commands.ts", "@/lib/desk-alerts/desk-alerts-commands"],
  ["components/basket/basket-lines.tsx", "@/lib/basket/basket"],
  ["app/(shop)/basket/page.tsx", "@/lib/basket/basket-reads"],
  ["server/http.ts", "@/lib/db/client"],
];

// The first file is read with all types of the project, which on a busy machine takes as long as everything after it.
beforeAll(() => eslint.lintText("", { filePath: "lib/money.ts" }), 180_000);

describe("the walls between the rooms", () => {
  test.each(broken)("%s may not import %s", async (file, source) => {
    expect(await wallMessages(file, source)).toHaveLength(1);
  });

  test.each(open)("%s may import %s", async (file, source) => {
    expect(await wallMessages(file, source)).toEqual([]);
  });
});
