import { useQuery } from "@tanstack/react-query";
import type { BasketLineFacts } from "@/lib/basket/basket";
import { afterChanges } from "@/lib/basket/basket-shown";
import { linesQuery } from "./basket-client";
import { pressesQuery } from "./basket-count";

/** The lines as the shopper sees them: what is known, and what he has pressed since. `read` is what the page came with. */
export function useShownLines(read: readonly BasketLineFacts[]): readonly BasketLineFacts[] {
  const { data } = useQuery({ ...linesQuery, initialData: read });
  const { data: presses } = useQuery(pressesQuery);
  return afterChanges(data, presses?.flatMap(({ change }) => (change ? [change] : [])) ?? []);
}
