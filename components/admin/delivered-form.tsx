"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

interface DeliveredFormProps {
  /** "Mark as delivered", or as collected. */
  readonly button: string;
  /** Where to come back to without scripts. */
  readonly kept: Readonly<Record<string, string>>;
  /** Names this showing of the form. */
  readonly formId: string;
  /** Beside the button: a box that ticks all. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Marks parcels as arrived; the boxes to tick are inside. */
export function DeliveredForm({ button, kept, formId, aside, children }: DeliveredFormProps) {
  const { state, send, isSending } = useDeskForm("delivered");
  return (
    <form id="delivered" action={send}>
      {state.outcome !== "unsent" && (
        <div className="mb-4">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="formId" value={formId} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {aside}
        <Button disabled={isSending}>{button}</Button>
      </div>
    </form>
  );
}
