"use client";

import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/field";
import type { StockTask } from "@/lib/stock/stock";
import { commonReasons, taskWords } from "@/lib/stock/stock-desk";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

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

/** Changes the stock of one variant; opens by itself to say what came of it. */
export function StockForm({ sku, seen, formId, place }: StockFormProps) {
  const { state, send, isSending } = useDeskForm(sku);
  const isSent = state.outcome !== "unsent";
  const tasks: readonly StockTask[] = seen.quarantined > 0 ? [...shelfTasks, ...asideTasks] : shelfTasks;
  return (
    <details open={isSent} className="group">
      <summary className="link py-1.5 text-xs">Receive, count, write off</summary>
      <form action={send} className="max-w-measure pt-3 pb-6">
        {isSent && (
          <div className="mb-4 text-sm">
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
        <div className="grid gap-4 sm:grid-cols-[7rem_12rem_1fr]">
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
          <Field
            label="Reason"
            name="reason"
            autoComplete="off"
            maxLength={200}
            defaultValue={state.typed["reason"] ?? ""}
            error={state.errors["reason"]}
          />
        </div>
        <p className="mt-2 text-xs text-ink-soft">
          For a count, the quantity is what stands on the shelf, with what is held for orders. What looks
          doubtful goes into quarantine: nobody can buy it until somebody has decided about it.
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          {tasks.map((task) => (
            <Button key={task} name="task" value={task} disabled={isSending}>
              {taskWords[task]}
            </Button>
          ))}
        </div>
      </form>
    </details>
  );
}

const shelfTasks = ["receive", "count", "write_off", "quarantine"] as const;
/** What becomes of units that wait in quarantine. */
const asideTasks = ["reshelve", "discard"] as const;
