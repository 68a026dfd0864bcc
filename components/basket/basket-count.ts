import { queryOptions, type QueryClient } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { basketMark } from "@/lib/basket/basket-mark";
import type { ShownChange } from "@/lib/basket/basket-shown";

// What every page loads for the count in its header, and nothing else: what sends presses is in basket-client.ts.

export interface BasketCount {
  readonly itemCount: number;
  readonly subtotal: string;
}

/** A press on something that changes the basket, from the moment of pressing until the shop has answered. */
export interface Press {
  /** Its name: the same press sent again adds nothing again. */
  readonly name: string;
  readonly path: `/api/basket/lines${"" | "/quantity" | "/remove" | "/restore" | "/accept"}`;
  readonly fields: Readonly<Record<string, string>>;
  /** By how many items it moves the count. */
  readonly units: number;
  /** What it makes of the lines on the basket page. */
  readonly change?: ShownChange;
}

/** The shop said no, in words for the shopper. */
export class BasketRefused extends Error {}

/** Asks one of the basket's routes; throws {@link BasketRefused} with the shop's words when it says no. */
export async function ask<Body>(path: string, body?: URLSearchParams): Promise<Body> {
  const response = await fetch(path, {
    headers: { accept: "application/json" },
    // A press goes on when its page is left.
    ...(body && { method: "POST", body, keepalive: true }),
  });
  // The shop's own routes, typed here by hand: a schema library would cost the page more than it checks.
  const answer: ({ readonly ok: true } & Body) | { readonly ok: false; readonly words: string } =
    await response.json();
  if (!answer.ok) throw new BasketRefused(answer.words);
  return answer;
}

/** Everything that is known of the basket has a key that begins with this. */
export const basketKey = ["basket"] as const;

// An answer is right until this or another tab changes something, which both are told of; coming back to the tab asks anyway.
export const kept = { staleTime: 30_000, refetchOnWindowFocus: "always" } as const;

/** The count in the header. */
export const basketQuery = queryOptions({
  queryKey: [...basketKey, "count"],
  // Most visitors have no basket yet, and need no answer to know it.
  queryFn: async () =>
    document.cookie.includes(basketMark) ? ask<BasketCount>("/api/basket") : { itemCount: 0, subtotal: "" },
  ...kept,
});

const noPresses: readonly Press[] = [];

/**
 * Presses that the shop has not answered yet, oldest first: what is shown is what is known, and these on top. Nobody fetches it, it is
 * written by the presses themselves; and it has no initial data, as that would be stamped with a time while pages are built.
 */
export const pressesQuery = queryOptions({
  queryKey: ["presses"],
  queryFn: () => noPresses,
  enabled: false,
});

function isUnderWay(client: QueryClient): boolean {
  return Boolean(client.getQueryData(pressesQuery.queryKey)?.length);
}

/** Goes on once the shop has answered every press. */
export function whenAnswered(client: QueryClient, goOn: () => void): void {
  const look = (): void => {
    if (isUnderWay(client)) return;
    stop();
    goOn();
  };
  const stop = client.getQueryCache().subscribe(look);
  look();
}

/** For links to the basket: leaves once the shop has answered every press, or the basket would be shown without them. */
export function leaveWhenAnswered(client: QueryClient, event: MouseEvent<HTMLAnchorElement>): void {
  // Another tab is told when the answer comes.
  if (!isUnderWay(client) || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const { href } = event.currentTarget;
  whenAnswered(client, () => location.assign(href));
}
