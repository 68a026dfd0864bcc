import type { ReactNode } from "react";
import type { CodeState } from "@/lib/codes/codes";
import { codeStateWords } from "@/lib/codes/desk-codes";
import type { ProductState } from "@/lib/db/generated/enums";
import { stateWords, type OrderState } from "@/lib/orders/orders";
import type { StockBand } from "@/lib/stock/stock";

type Mark = "empty" | "half" | "full" | "alert" | "done" | "gone";

interface StateProps {
  readonly mark: Mark;
  readonly isStrong?: boolean;
  readonly children: ReactNode;
}

/** A state in words; the mark before it only repeats them, for an eye that runs down a column. */
export function State({ mark, isStrong = false, children }: StateProps) {
  return (
    <span className={`inline-flex items-baseline gap-2 ${isStrong ? "font-bold" : ""}`}>
      <span aria-hidden="true" data-mark={mark} className="mark" />
      <span>{children}</span>
    </span>
  );
}

const orderMarks: Record<OrderState, Mark> = {
  pending_payment: "empty",
  payment_processing: "half",
  payment_failed: "empty",
  paid: "full",
  fulfilled: "done",
  expired: "gone",
  cancelled: "gone",
  address_query: "alert",
  paid_unfulfillable: "alert",
  partially_refunded: "half",
  refunded: "gone",
  disputed: "alert",
};

/** Where an order is. What waits for somebody here is set in bold. */
export function OrderStateWords({ state }: { readonly state: OrderState }) {
  const mark = orderMarks[state];
  return (
    <State mark={mark} isStrong={mark === "alert"}>
      {stateWords[state]}
    </State>
  );
}

const bandWords: Record<StockBand, string> = { "in-stock": "", low: "low", "sold-out": "sold out" };

/** Says of a shelf that it is low or empty, and nothing of one that is neither. */
export function BandWords({ band }: { readonly band: StockBand }) {
  if (band === "in-stock") return null;
  return (
    <State mark={band === "low" ? "half" : "empty"} isStrong>
      {bandWords[band]}
    </State>
  );
}

const productMarks: Record<ProductState, Mark> = { draft: "empty", live: "done", retired: "gone" };

/** Whether shoppers can see a product. */
export function ProductStateWords({ state }: { readonly state: ProductState }) {
  return <State mark={productMarks[state]}>{state}</State>;
}

const codeMarks: Record<CodeState, Mark> = {
  "not-yet": "empty",
  running: "full",
  "used-up": "done",
  over: "gone",
  stopped: "gone",
};

/** Whether a code works. */
export function CodeStateWords({ state }: { readonly state: CodeState }) {
  return <State mark={codeMarks[state]}>{codeStateWords[state]}</State>;
}
