"use client";

import { useQuery } from "@tanstack/react-query";
import { basketQuery } from "./basket-client";

/** The way to the basket, with the number of items once it is known. A plain link: the basket is always fetched anew. */
export function BasketLink() {
  const { data } = useQuery(basketQuery);
  const count = data?.itemCount ?? 0;
  return (
    <a
      href="/basket"
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
