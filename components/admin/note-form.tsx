"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

/** Writes down what others should know about an order; it stays in its history. */
export function NoteForm({ number, formId }: { readonly number: number; readonly formId: string }) {
  const { state, send, isSending } = useDeskForm("note");
  const error = state.errors["words"];
  return (
    <form id="note" action={send} className="mb-4">
      {state.outcome !== "unsent" && (
        <div className="mb-3">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="formId" value={formId} />
      <label className="block text-xs">
        <span className="block font-bold">Note for the desk</span>
        <textarea
          name="words"
          rows={2}
          required
          maxLength={600}
          defaultValue={state.typed["words"] ?? ""}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "note-error" : undefined}
          className="control mt-1.5"
        />
      </label>
      {error && <FieldError id="note-error">{error}</FieldError>}
      <Button className="mt-2" disabled={isSending}>
        Add note
      </Button>
    </form>
  );
}
