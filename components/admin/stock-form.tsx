"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { changeStockAction } from "@/lib/stock/stock-actions";
import type { StockFormState } from "@/lib/stock/stock-answer";

const unsent: StockFormState = { outcome: "unsent", message: "", quantity: "", reason: "" };

interface StockFormProps {
  readonly sku: string;
  /** On hand as this page shows it: a count is checked against it. */
  readonly seenOnHand: number;
  /** Names this showing of the form, so that a second press books nothing. */
  readonly formId: string;
  /** Where to come back to without scripts: this variant's own page, or the table from a SKU onwards. */
  readonly page: "journal" | "table";
  readonly after: string;
  /** What became of the form that the browser sent before this page, when that was without scripts. */
  readonly answer: StockFormState | undefined;
}

/** Receives, counts and writes off one variant; opens by itself to say what came of it. */
export function StockForm({ sku, seenOnHand, formId, page, after, answer }: StockFormProps) {
  const [state, send, isSending] = useActionState(changeStockAction, answer ?? unsent);
  const isSent = state.outcome !== "unsent";
  return (
    <details open={isSent} className="group">
      <summary className="link py-1.5 text-xs">Receive, count, write off</summary>
      <form action={send} className="max-w-measure pt-3 pb-6">
        {isSent && (
          <div className="mb-4 text-sm">
            <Notice tone={state.outcome === "booked" ? "status" : "alert"}>{state.message}</Notice>
          </div>
        )}
        {/* The default button of the form is this one, so that Enter does not choose between the three below. */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="sku" value={sku} />
        <input type="hidden" name="seenOnHand" value={seenOnHand} />
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="after" value={after} />
        <div className="grid gap-4 sm:grid-cols-[9rem_1fr]">
          <Field
            label="Quantity"
            name="quantity"
            inputMode="numeric"
            autoComplete="off"
            required
            defaultValue={state.quantity}
            error={state.quantityError}
          />
          <Field
            label="Reason"
            name="reason"
            autoComplete="off"
            required
            maxLength={200}
            defaultValue={state.reason}
            error={state.reasonError}
          />
        </div>
        <p className="mt-2 text-xs text-ink-soft">
          For a count, the quantity is what stands on the shelf, with what is held for orders.
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          {tasks.map(({ task, label }) => (
            <Button key={task} name="task" value={task} disabled={isSending}>
              {label}
            </Button>
          ))}
        </div>
      </form>
    </details>
  );
}

const tasks = [
  { task: "receive", label: "Receive" },
  { task: "count", label: "Count" },
  { task: "write_off", label: "Write off" },
] as const;
