import type Stripe from "stripe";
import type { Kind, Kinds } from "@/sandbox/stripe/state/kinds";
import type { Condition } from "@/sandbox/stripe/state/store";
import type { World } from "@/sandbox/stripe/state/world";
import { invalid, missing } from "./problem";

type Cursors = {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
};

/** The page of a list that the cursors ask for, newest first. */
export function listPage<K extends Kind>(
  world: World,
  kind: K,
  url: string,
  where: readonly Condition[],
  params: Cursors,
): Stripe.ApiList<Kinds[K]> {
  const seqOf = (id: string, param: string): number => {
    const seq = world.store.seqOf(kind, id);
    if (seq === undefined) throw missing(kind, id, param, 400);
    return seq;
  };
  refuseBothCursors(params);
  const { data, hasMore } = world.store.page(kind, where, {
    limit: params.limit ?? 10,
    ...(params.starting_after && { olderThan: seqOf(params.starting_after, "starting_after") }),
    ...(params.ending_before && { newerThan: seqOf(params.ending_before, "ending_before") }),
  });
  return { object: "list", data, has_more: hasMore, url };
}

/** The same for a list that is kept in its own order, first to last. */
export function pageOf<T extends { id: string }>(
  items: readonly T[],
  url: string,
  params: Cursors,
): Stripe.ApiList<T> {
  refuseBothCursors(params);
  const limit = params.limit ?? 10;
  const placeOf = (id: string, param: string): number => {
    const place = items.findIndex((item) => item.id === id);
    if (place === -1) throw missing("item", id, param, 400);
    return place;
  };
  if (params.ending_before) {
    const end = placeOf(params.ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: items.slice(start, end), has_more: start > 0, url };
  }
  const start = params.starting_after ? placeOf(params.starting_after, "starting_after") + 1 : 0;
  return {
    object: "list",
    data: items.slice(start, start + limit),
    has_more: items.length > start + limit,
    url,
  };
}

function refuseBothCursors(params: Cursors): void {
  if (params.starting_after && params.ending_before) {
    throw invalid(
      "ending_before",
      "You may only specify one of these parameters: starting_after, ending_before.",
    );
  }
}

type Created = number | { [Bound in keyof typeof comparisons]?: number | undefined } | undefined;

const comparisons = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

/** The condition of a `created` filter. */
export function createdConditions(created: Created): Condition[] {
  if (created === undefined) return [];
  if (typeof created === "number") return [{ sql: "created = ?", values: [created] }];
  const bounds = ["gt", "gte", "lt", "lte"] as const;
  return bounds.flatMap((bound) => {
    const value = created[bound];
    return value === undefined ? [] : [{ sql: `created ${comparisons[bound]} ?`, values: [value] }];
  });
}

/** The condition of a filter by one column; none when the filter is not given. */
export function equalTo(
  column: "payment_intent" | "charge" | "status" | "type" | "email",
  value: string | undefined,
): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
}
