import { queryOptions } from "@tanstack/react-query";
export interface BasketCount {
  readonly itemCount: number;
  readonly subtotal: string;
}

type Answer = ({ readonly ok: true } & BasketCount) | { readonly ok: false; readonly words: string };

/** The shop said no, in words for the shopper. */
export class BasketRefused extends Error {}

async function ask(path: `/api/basket${string}`, body?: URLSearchParams): Promise<BasketCount> {
  const response = await fetch(path, {
    headers: { accept: "application/json" },
    ...(body && { method: "POST", body }),
  });
  // The shop's own route, typed here by hand: a schema library would cost the page more than it checks.
  const answer: Answer = await response.json();
  if (!answer.ok) throw new BasketRefused(answer.words);
  return answer;
}

/** The one query of the basket's count: its key and how it is fetched. */
export const basketQuery = queryOptions({
  queryKey: ["basket"],
  queryFn: () => ask("/api/basket"),
  staleTime: 30_000,
});

export async function sendBasketForm(form: FormData): Promise<BasketCount> {
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  return ask("/api/basket/lines", fields);
}
