import type { Kind } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";
import { pageOf } from "./lists";
import { Problem } from "./problem";

const deepest = 4;

const kindOfPrefix: Readonly<Record<string, Kind>> = {
  pi: "payment_intent",
  pm: "payment_method",
  ch: "charge",
  py: "charge",
  re: "refund",
  pyr: "refund",
  prod: "product",
  price: "price",
  shr: "shipping_rate",
  promo: "promotion_code",
  du: "dispute",
  cus: "customer",
};

type Node = { [name: string]: unknown };

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The object with the ids that `expand[]` names replaced by what they name. Refuses paths that lead nowhere. */
export function expanded(world: World, object: object, paths: readonly string[]): object {
  if (paths.length === 0) return object;
  const copy: unknown = structuredClone(object);
  for (const [index, path] of paths.entries()) {
    const parts = path.split(".");
    const depth = parts.filter((part) => part !== "data").length;
    if (depth > deepest) {
      throw refusal(index, `You cannot expand more than ${deepest} levels of a property. Property: ${path}`);
    }
    expandAt(world, copy, parts, (part) =>
      refusal(index, `This property cannot be expanded (${part}). Path: ${path}.`),
    );
  }
  return isNode(copy) ? copy : object;
}

function refusal(index: number, message: string): Problem {
  return new Problem({ status: 400, param: `expand[${index}]`, message });
}

function expandAt(
  world: World,
  node: unknown,
  parts: readonly string[],
  refuse: (part: string) => Problem,
): void {
  const [part, ...rest] = parts;
  if (part === undefined || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) expandAt(world, item, parts, refuse);
    return;
  }
  if (!isNode(node)) throw refuse(part);
  const value = node[part] ?? subList(world, node, part);
  if (value === undefined) throw refuse(part);
  const resolved = typeof value === "string" ? lookUp(world, part, value) : value;
  if (resolved === undefined) throw refuse(part);
  if (rest.length === 0 && isNode(resolved) && !("object" in resolved)) throw refuse(part);
  node[part] = resolved;
  expandAt(world, resolved, rest, refuse);
}

function lookUp(world: World, part: string, id: string): unknown {
  // A coupon's id is any text that the shop gave it.
  if (part === "coupon") return world.store.find("coupon", id);
  const kind = kindOfPrefix[id.split("_")[0] ?? ""];
  return kind && world.store.find(kind, id);
}

/** Lists that an object has only when they are asked for; the first ten, as in Stripe. */
function subList(world: World, node: Node, part: string): unknown {
  const id = String(node["id"]);
  if (node["object"] === "checkout.session" && part === "line_items") {
    const { lineItems } = world.store.hidden("checkout.session", id);
    return pageOf(lineItems, `/v1/checkout/sessions/${id}/line_items`, {});
  }
  if (node["object"] === "charge" && part === "refunds") {
    const { data, hasMore } = world.store.page("refund", [{ sql: "charge = ?", values: [id] }], {
      limit: 10,
    });
    return { object: "list", data, has_more: hasMore, url: `/v1/charges/${id}/refunds` };
  }
  return node[part];
}
