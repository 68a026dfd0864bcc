"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { basketKey, basketQuery, leaveWhenAnswered, pressesQuery } from "./basket-count";
import { listenToTabs } from "./basket-tabs";

// What every page needs of the basket, in one file, so that it is one request.

/** The way to the basket, with the number of items once it is known. A plain link: the basket is always fetched anew. */
export function BasketLink() {
  const client = useQueryClient();
  const { data } = useQuery(basketQuery);
  const { data: presses } = useQuery(pressesQuery);
  const pressed = presses?.reduce((sum, { units }) => sum + units, 0) ?? 0;
  const count = data ? data.itemCount + pressed : 0;
  useEffect(
    () =>
      listenToTabs(() => {
        // A press that is under way brings the newest count along with its answer.
        if (client.getQueryData(pressesQuery.queryKey)?.length) return;
        void client.invalidateQueries({ queryKey: basketKey });
      }),
    [client],
  );
  return (
    <a
      href="/basket"
      onClick={(event) => leaveWhenAnswered(client, event)}
      className="inline-flex min-h-11 items-center gap-1.5 font-bold hover:underline hover:underline-offset-4"
    >
      Basket
      {count > 0 && (
        <span className="tabular-nums">
          {count}
          <span className="sr-only"> {count === 1 ? "item" : "items"}</span>
        </span>
      )}
    </a>
  );
}

/** One query client per browser tab. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1 } } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
