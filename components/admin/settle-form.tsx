"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

/** Settles one alert with a reason. */
export function SettleForm({ id }: { readonly id: string }) {
  const { state, send, isSending } = useDeskForm(id);
  return (
    <form action={send} className="w-full">
      {state.outcome !== "unsent" && (
        <div className="mb-3">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="formId" value={id} />
      <div className="flex items-end gap-2 text-xs">
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
        <Button disabled={isSending}>Settle</Button>
      </div>
    </form>
  );
}
