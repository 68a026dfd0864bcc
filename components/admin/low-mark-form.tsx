"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

interface LowMarkFormProps {
  readonly sku: string;
  readonly lowStockAt: number;
  readonly formId: string;
}

/** Sets at how many available units a variant counts as low. */
export function LowMarkForm({ sku, lowStockAt, formId }: LowMarkFormProps) {
  const { state, send, isSending } = useDeskForm(`low-${sku}`);
  const id = useId();
  const error = state.errors["lowStockAt"];
  return (
    <form action={send} id={`low-${sku}`} className="border-t-2 border-ink pt-3">
      {state.outcome !== "unsent" && (
        <div className="mb-4">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="formId" value={formId} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <label htmlFor={id} className="font-bold">
          Low at
        </label>
        <input
          // Made anew once the mark has moved.
          key={lowStockAt}
          id={id}
          name="lowStockAt"
          inputMode="numeric"
          autoComplete="off"
          required
          defaultValue={state.typed["lowStockAt"] ?? lowStockAt}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
          className="control max-w-20"
        />
        <Button disabled={isSending}>Set mark</Button>
        <p id={`${id}-hint`} className="text-ink-soft">
          Available units at which pages say that stock is low.
        </p>
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </form>
  );
}
