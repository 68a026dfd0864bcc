import { queryOptions } from "@tanstack/react-query";
import type { BasketLineFacts } from "@/lib/basket/basket";
import { ask, basketKey, kept, type BasketCount, type Press } from "./basket-count";

/** 128 random bits. Not randomUUID, which a browser has over https only. */
export function pressName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Sends a press; throws {@link BasketRefused} with the shop's words when it is refused. */
export function send({ name, path, fields }: Press): Promise<BasketCount> {
  return ask(path, new URLSearchParams({ ...fields, press: name }));
}

/** The lines on the basket page. */
export const linesQuery = queryOptions({
  queryKey: [...basketKey, "lines"],
  queryFn: async () => (await ask<{ lines: readonly BasketLineFacts[] }>("/api/basket/lines")).lines,
  ...kept,
});
