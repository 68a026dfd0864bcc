"use client";

import { Button } from "@/components/ui/button";
import { DeskFormNotice, useDeskForm } from "./desk-forms";
import { ReasonField } from "./reason-field";

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
        <ReasonField state={state} label="How it was settled" className="min-w-0 grow" />
        <Button disabled={isSending}>Settle</Button>
      </div>
    </form>
  );
}
