"use client";

import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/field";
import { unpackRefusals, unpackRows } from "@/lib/checkout/dispatch-rows";
import { dispatchRefusalWords, type DispatchRefusal } from "@/lib/orders/packing";
import { carriers, type Carrier } from "@/lib/orders/tracking";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

export interface DispatchRowFacts {
  readonly number: number;
  /** "F10023", who gets it and where, and how it goes. */
  readonly text: string;
  readonly to: string;
  readonly service: string;
  readonly units: number;
  readonly isCollected: boolean;
  /** Names what this page shows of the parcel, so that another one is not sent for it. */
  readonly seen: string;
  /** From lines that were pasted. */
  readonly tracking: string;
}

interface DispatchFormProps {
  readonly rows: readonly DispatchRowFacts[];
  /** The carrier that is chosen to begin with. */
  readonly carrier: Carrier;
  /** Names this showing of the form. */
  readonly formId: string;
  /** The order's own page, when the form stands there. */
  readonly number?: number;
}

/** Sends orders: a carrier and a number for each that is delivered, a tick for each that is collected. */
export function DispatchForm({ rows, carrier, formId, number }: DispatchFormProps) {
  const { state, send, isSending } = useDeskForm("dispatch");
  const typed = unpackRows(state.typed["rows"] ?? "");
  const refusals = unpackRefusals(state.errors["rows"] ?? "");
  return (
    <form id="dispatch" action={send}>
      {state.outcome !== "unsent" && (
        <div className="mb-5">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="formId" value={formId} />
      {number !== undefined && <input type="hidden" name="number" value={number} />}
      <ul role="list" className="border-t-2 border-ink">
        {rows.map((row) => (
          <DispatchRow
            key={row.number}
            row={row}
            isAlone={number !== undefined}
            carrier={typed.get(row.number)?.carrier ?? carrier}
            tracking={typed.get(row.number)?.tracking ?? row.tracking}
            refusal={refusals.get(row.number)}
          />
        ))}
      </ul>
      <Button className="mt-4" disabled={isSending}>
        {isSending ? "Sending" : dispatchWord(rows)}
      </Button>
    </form>
  );
}

function dispatchWord(rows: readonly DispatchRowFacts[]): string {
  if (rows.every(({ isCollected }) => isCollected)) return "Ready to collect";
  return rows.length === 1 ? "Send it" : "Send all that are filled in";
}

interface DispatchRowProps {
  readonly row: DispatchRowFacts;
  readonly isAlone: boolean;
  readonly carrier: Carrier;
  readonly tracking: string;
  readonly refusal: DispatchRefusal | undefined;
}

function DispatchRow({ row, isAlone, carrier, tracking, refusal }: DispatchRowProps) {
  const { number, text, to, service, units, isCollected, seen } = row;
  const error = refusal && dispatchRefusalWords[refusal];
  return (
    <li className="border-b border-line py-3">
      <div
        role="group"
        aria-labelledby={`row-${number}`}
        className="grid items-end gap-x-6 gap-y-2 md:grid-cols-[minmax(0,1fr)_11rem_minmax(0,20rem)]"
      >
        <p className="leading-snug md:self-center">
          <span id={`row-${number}`} className={isAlone ? "sr-only" : "block"}>
            <strong className="figure">{text}</strong> {to}
          </span>
          <span className="text-ink-soft">
            {service}, {units === 1 ? "1 unit" : `${units} units`}
          </span>
        </p>
        <input type="hidden" name={`seen-${number}`} value={seen} />
        {isCollected ? (
          <label className="flex min-h-(--desk-control) items-center gap-3 md:col-span-2">
            <input type="checkbox" name={`ready-${number}`} defaultChecked className="radio tick" />
            <span>Ready to collect</span>
          </label>
        ) : (
          <>
            <ChoiceField
              // Made anew for another answer: a select does not follow its default value.
              key={carrier}
              label="Carrier"
              name={`carrier-${number}`}
              defaultValue={carrier}
              className="text-xs"
            >
              {carriers.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </ChoiceField>
            <Field
              label="Tracking number"
              name={`tracking-${number}`}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              defaultValue={tracking}
              error={error}
              className="text-xs"
            />
          </>
        )}
        {isCollected && error && (
          <p className="border-l-4 border-ink pl-3 font-bold md:col-span-3">{error}</p>
        )}
      </div>
    </li>
  );
}
