"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

/** Settles one alert with a reason. */
export function SettleForm({ id }: { readonly id: string }) {
  const { state, send, isSending } = useDeskForm(id);
  return (
    <form action={send} className="mt-2 max-w-measure text-sm">
      {state.outcome !== "unsent" && (
        <div className="mb-3">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="formId" value={id} />
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label="How it was settled"
          name="reason"
          autoComplete="off"
          required
          maxLength={200}
          defaultValue={state.typed["reason"] ?? ""}
          error={state.errors["reason"]}
          className="min-w-0 grow"
        />
        <Button className="min-h-12" disabled={isSending}>
          Settle
        </Button>
      </div>
    </form>
  );
}
