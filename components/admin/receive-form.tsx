"use client";

import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/field";
import { conditionWords, decisionWords, places, placeWords } from "@/lib/returns/receipt";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

export interface ReceiveLine {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly asked: string;
  readonly quantity: number;
  /** What its units were paid with, as a price. */
  readonly share: string;
  readonly isExchange: boolean;
  readonly isOurFault: boolean;
}

interface ReceiveFormProps {
  readonly number: number;
  readonly lines: readonly ReceiveLine[];
  /** Names this showing of the form, for its answer. */
  readonly formId: string;
}

/** Says what came in a parcel and what becomes of it; one press does all that follows. */
export function ReceiveForm({ number, lines, formId }: ReceiveFormProps) {
  const { state, send, isSending } = useDeskForm("receive");
  return (
    <form id="receive" action={send}>
      {state.outcome !== "unsent" && (
        <div className="mb-4">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="formId" value={formId} />
      {/* Made anew for another answer: a select does not follow its default value. */}
      <div key={JSON.stringify(state.typed)} className="border-t-2 border-ink">
        {lines.map((line) => (
          <LineFields key={line.id} line={line} typed={state.typed} errors={state.errors} />
        ))}
      </div>
      <p className="mt-4 max-w-measure text-xs text-ink-soft">
        The delivery goes back by itself: with the whole order, or when something was wrong. What express cost
        more stays. A note on what is kept or refused is read by the buyer.
      </p>
      <Button className="mt-3" disabled={isSending}>
        Book it in and close the return
      </Button>
    </form>
  );
}

interface LineFieldsProps {
  readonly line: ReceiveLine;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

function LineFields({ line, typed, errors }: LineFieldsProps) {
  const { id, isExchange, isOurFault } = line;
  const field = (name: string, otherwise: string) => ({
    name: `${name}-${id}`,
    defaultValue: typed[`${name}-${id}`] ?? otherwise,
    error: errors[`${name}-${id}`],
  });
  const decisions = Object.entries(decisionWords).filter(([value]) => isExchange || value !== "exchange");
  return (
    <fieldset className="border-b border-line py-4">
      <legend className="float-left mb-3 w-full leading-snug">
        <span className="font-bold">{line.sku}</span> {line.name}
        <span className="block text-ink-soft">
          {line.asked} Paid for {line.quantity}: {line.share}.
        </span>
      </legend>
      <div className="clear-both grid grid-cols-2 gap-3 text-xs md:grid-cols-[5rem_repeat(3,minmax(0,1fr))]">
        <Field
          label={`Came, of ${line.quantity}`}
          inputMode="numeric"
          autoComplete="off"
          required
          maxLength={2}
          {...field("units", String(line.quantity))}
        />
        <ChoiceField label="Condition" {...field("condition", isOurFault ? "faulty" : "as_new")}>
          <Options words={conditionWords} />
        </ChoiceField>
        <ChoiceField label="Decision" {...field("decision", isExchange ? "exchange" : "refund")}>
          <Options words={Object.fromEntries(decisions)} />
        </ChoiceField>
        <ChoiceField label="The units go" {...field("place", isOurFault ? "quarantine" : "shelf")}>
          <Options words={Object.fromEntries(places.map((place) => [place, placeWords[place]]))} />
        </ChoiceField>
        <Field
          label="Kept, in £"
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          {...field("kept", "")}
        />
        <Field
          label="Note, when something is kept or refused"
          autoComplete="off"
          maxLength={200}
          className="max-md:col-span-full md:col-span-3"
          {...field("note", "")}
        />
      </div>
    </fieldset>
  );
}

function Options({ words }: { readonly words: Readonly<Record<string, string>> }) {
  return Object.entries(words).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}
