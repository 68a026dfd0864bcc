"use client";

import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { ChoiceField, Field } from "@/components/ui/field";
import type { StockTask } from "@/lib/stock/stock";
import { commonReasons, taskWords } from "@/lib/stock/stock-desk";
import { DeskFormNotice, useDeskForm } from "./desk-forms";
import { ReasonField } from "./reason-field";

export interface StockFormPlace {
  /** Where to come back to without scripts: this variant's own page, or the table as it was filtered. */
  readonly page: "journal" | "table";
  readonly q: string;
  readonly show: string;
  readonly after: string;
}

interface StockFormProps {
  readonly sku: string;
  /** What this page shows of the shelf: a form that speaks of another one is refused. */
  readonly seen: { readonly onHand: number; readonly quarantined: number; readonly movement: string };
  /** Names this showing of the form, so that a second press books nothing. */
  readonly formId: string;
  readonly place: StockFormPlace;
}

/** Changes the stock of one variant; opens by itself to say what came of it, and closes on Escape. */
export function StockForm({ sku, seen, formId, place }: StockFormProps) {
  const { state, send, isSending } = useDeskForm(sku);
  const isSent = state.outcome !== "unsent";
  const tasks: readonly StockTask[] = seen.quarantined > 0 ? [...shelfTasks, ...asideTasks] : shelfTasks;
  return (
    <Disclosure open={isSent} title="Receive, count, write off" onKeyDown={closeOnEscape}>
      <form action={send} className="max-w-4xl pt-2 pb-5 lg:pt-6 lg:pl-[8.75rem]">
        {isSent && (
          <div className="mb-4">
            <DeskFormNotice state={state} />
          </div>
        )}
        {/* The default button of the form is this one, so that Enter does not choose between those below. */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="sku" value={sku} />
        <input type="hidden" name="seenOnHand" value={seen.onHand} />
        <input type="hidden" name="seenQuarantined" value={seen.quarantined} />
        <input type="hidden" name="seenMovement" value={seen.movement} />
        <input type="hidden" name="formId" value={formId} />
        {Object.entries(place).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3 text-xs md:grid-cols-[6rem_13rem_minmax(0,1fr)]">
          <Field
            label="Quantity"
            name="quantity"
            inputMode="numeric"
            autoComplete="off"
            required
            defaultValue={state.typed["quantity"] ?? ""}
            error={state.errors["quantity"]}
          />
          <ChoiceField
            // Made anew for another answer: a select does not follow its default value.
            key={state.typed["common"]}
            label="Why"
            name="common"
            defaultValue={state.typed["common"] ?? ""}
          >
            <option value="">In my own words</option>
            {tasks.map((task) => (
              <optgroup key={task} label={taskWords[task]}>
                {commonReasons[task].map((reason) => (
                  <option key={reason}>{reason}</option>
                ))}
              </optgroup>
            ))}
          </ChoiceField>
          <ReasonField state={state} label="Reason" required={false} className="max-md:col-span-full" />
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          {tasks.map((task) => (
            <Button key={task} name="task" value={task} disabled={isSending}>
              {taskWords[task]}
            </Button>
          ))}
        </div>
        <p className="mt-3 max-w-measure text-xs text-ink-soft">
          For a count, the quantity is what stands on the shelf, with what is held for orders. What looks
          doubtful goes into quarantine: nobody can buy it until somebody has decided about it.
        </p>
      </form>
    </Disclosure>
  );
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  const { currentTarget: details } = event;
  if (event.key !== "Escape" || !details.open) return;
  details.open = false;
  details.querySelector("summary")?.focus();
}

const shelfTasks = ["receive", "count", "write_off", "quarantine"] as const;
/** What becomes of units that wait in quarantine. */
const asideTasks = ["reshelve", "discard"] as const;
