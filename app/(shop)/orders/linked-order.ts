import { notFound } from "next/navigation";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import type { OrderFacts } from "@/lib/orders/orders";
import { readOrderByToken, readOrderLink } from "@/lib/orders/orders-reads";

/** What an order's link leads to: the order, or the page that says why it does not. */
type Linked =
  | { readonly kind: "order"; readonly order: OrderFacts; readonly token: string }
  | { readonly kind: "ended" | "away" };

/** For pages under an order's address. A link that the shop never gave is no page at all. */
export async function linkedOrder(params: Promise<{ readonly token: string }>): Promise<Linked> {
  const token = decodeURIComponent((await params).token);
  await connection();
  const order = await orAway(readOrderByToken(token));
  if (order === "away") return { kind: "away" };
  if (order) return { kind: "order", order, token };
  const link = await orAway(readOrderLink(token));
  return link === "unknown" ? notFound() : { kind: link === "ended" ? "ended" : "away" };
}
