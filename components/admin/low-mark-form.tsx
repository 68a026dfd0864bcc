"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

interface LowMarkFormProps {
  readonly sku: string;
  readonly lowStockAt: number;
  readonly formId: string;
}

/** Sets at how many available units a variant counts as low. */
export function LowMarkForm({ sku, lowStockAt, formId }: LowMarkFormProps) {
  const { state, send, isSending } = useDeskForm(`low-${sku}`);
  return (
    <form action={send} id={`low-${sku}`} className="max-w-measure">
      {state.outcome !== "unsent" && (
        <div className="mb-4 text-sm">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="formId" value={formId} />
      <div className="flex flex-wrap items-end gap-3">
        <Field
          // Made anew once the mark has moved.
          key={lowStockAt}
          label="Low at"
          name="lowStockAt"
          inputMode="numeric"
          autoComplete="off"
          required
          hint="Available units at which pages say that stock is low."
          defaultValue={state.typed["lowStockAt"] ?? lowStockAt}
          error={state.errors["lowStockAt"]}
          className="w-full max-w-60"
        />
        <Button className="min-h-12" disabled={isSending}>
          Set mark
        </Button>
      </div>
    </form>
  );
}
