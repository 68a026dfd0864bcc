import { randomUUID } from "node:crypto";
import type { StockForm } from "@/lib/stock/stock-schema";
import { ask, atOnce, type Answer } from "./load";
import type { ShopUnderMeasure } from "./shop";

type Place = Pick<ShopUnderMeasure, "address" | "origin">;

const form = { "content-type": "application/x-www-form-urlencoded" };

/** Puts so many units of a variant on the shelf that so many are there, through the shop's own command. */
export async function stockShelf({ env }: ShopUnderMeasure, sku: string, units: number): Promise<void> {
  Object.assign(process.env, env);
  const { changeStock } = await import("@/lib/stock/stock-commands");
  const { readStockJournal } = await import("@/lib/stock/stock-reads");
  const { closeDatabase } = await import("@/lib/db/client");
  try {
    const journal = await readStockJournal(sku);
    const count: StockForm = {
      sku,
      task: "count",
      quantity: units,
      reason: "Bench",
      seenOnHand: journal?.onHand ?? 0,
      seenQuarantined: 0,
      seenMovement: BigInt(journal?.movements[0]?.id ?? 0),
      formId: randomUUID(),
    };
    const changed = await changeStock("bench", count);
    if (!changed.ok) throw new Error(`${sku} could not be counted to ${units}: ${changed.refusal}`);
  } finally {
    await closeDatabase();
  }
}

/** Buyers with one unit each in a basket of his own; tells the cookies by which the shop knows them. */
export async function fillBaskets({ address, origin }: Place, sku: string, count: number): Promise<string[]> {
  return atOnce(Array.from({ length: count }), 10, async () => {
    const headers = { ...form, origin, accept: "application/json" };
    const answer = await ask(`${address}/api/basket/lines`, {
      method: "POST",
      headers,
      body: `sku=${sku}&quantity=1`,
    });
    const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0];
    if (answer.status !== 200 || !cookie) throw new Error(`A basket was answered ${answer.status}`);
    return cookie;
  });
}

/** Presses "Check out" in one basket. */
export async function checkOut({ address, origin }: Place, cookie: string): Promise<Answer> {
  const fields = new URLSearchParams({
    email: "bench@example.com",
    postcode: "LS1 4DY",
    delivery: "standard",
  });
  return ask(`${address}/api/checkout`, {
    method: "POST",
    headers: { ...form, origin, cookie },
    body: fields.toString(),
  });
}

export type Outcome = "held" | "refused" | "turned away" | "failed";

/** What became of a press: a payment page, a refusal in words, a shop too busy to take it, or none of these. */
export function outcomeOf({ status, headers }: Answer): Outcome {
  const to = String(headers["location"] ?? "");
  if (status === 503) return "turned away";
  if (status !== 303) return "failed";
  if (to.includes("refused=not-enough")) return "refused";
  return to.includes("/basket") ? "failed" : "held";
}
