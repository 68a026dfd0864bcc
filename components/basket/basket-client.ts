import { queryOptions } from "@tanstack/react-query";
import type { BasketLineFacts } from "@/lib/basket/basket";
import type { ShownChange } from "@/lib/basket/basket-shown";

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

/** 128 random bits. Not randomUUID, which a browser has over https only. */
export function pressName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** The shop said no, in words for the shopper. */
export class BasketRefused extends Error {}

async function ask<Body>(path: string, body?: URLSearchParams): Promise<Body> {
  const response = await fetch(path, {
    headers: { accept: "application/json" },
    ...(body && { method: "POST", body }),
  });
  // The shop's own routes, typed here by hand: a schema library would cost the page more than it checks.
  const answer: ({ readonly ok: true } & Body) | { readonly ok: false; readonly words: string } =
    await response.json();
  if (!answer.ok) throw new BasketRefused(answer.words);
  return answer;
}

/** Sends a press; throws {@link BasketRefused} with the shop's words when it is refused. */
export function send({ name, path, fields }: Press): Promise<BasketCount> {
  return ask(path, new URLSearchParams({ ...fields, press: name }));
}

/** Everything that is known of the basket has a key that begins with this. */
export const basketKey = ["basket"] as const;

// An answer is right until this or another tab changes something, which both are told of; coming back to the tab asks anyway.
const kept = { staleTime: 30_000, refetchOnWindowFocus: "always" } as const;

/** The count in the header. */
export const basketQuery = queryOptions({
  queryKey: [...basketKey, "count"],
  queryFn: () => ask<BasketCount>("/api/basket"),
  ...kept,
});

/** The lines on the basket page. */
export const linesQuery = queryOptions({
  queryKey: [...basketKey, "lines"],
  queryFn: async () => (await ask<{ lines: readonly BasketLineFacts[] }>("/api/basket/lines")).lines,
  ...kept,
});

const noPresses: readonly Press[] = [];

/** Presses that the shop has not answered yet, oldest first: what is shown is what is known, and these on top. */
export const pressesQuery = queryOptions({
  queryKey: ["presses"],
  queryFn: () => noPresses,
  initialData: noPresses,
  // Nobody fetches it: it is written by the presses themselves.
  enabled: false,
});
