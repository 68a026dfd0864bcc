"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { ChoiceField, Field } from "@/components/ui/field";
import { departmentFieldName, newCodeForm } from "@/lib/codes/desk-fields";
import { DeskFormNotice, useDeskForm } from "./desk-forms";
import { TickRow } from "./tick-row";

interface CodeFormProps {
  readonly departments: readonly { readonly slug: string; readonly title: string }[];
  readonly formId: string;
}

/** Makes a code. What it says stands for good, so the form asks for all of it at once. */
export function CodeForm({ departments, formId }: CodeFormProps) {
  const { state, send, isSending } = useDeskForm(newCodeForm);
  const isOpen = state.outcome !== "unsent";
  const { typed, errors } = state;
  const field = (name: string) => ({ name, defaultValue: typed[name] ?? "", error: errors[name] });
  const tick = (name: string, title: string) => (
    // Made anew for another answer: a tick does not follow its default either.
    <TickRow key={`${name} ${typed[name]}`} name={name} defaultChecked={typed[name] === "on"}>
      {title}
    </TickRow>
  );
  return (
    <div id={newCodeForm}>
      <Disclosure open={isOpen} title="Make a code">
        <form action={send} className="max-w-4xl pt-2 pb-5">
          {isOpen && (
            <div className="mb-4">
              <DeskFormNotice state={state} />
            </div>
          )}
          <input type="hidden" name="formId" value={formId} />
          <div className="grid gap-3 text-xs sm:grid-cols-2 md:grid-cols-3">
            <Field
              label="Code"
              hint="Letters, figures, hyphens."
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
              maxLength={24}
              {...field("code")}
            />
            <ChoiceField
              // Made anew for another answer: a select does not follow its default value.
              key={typed["kind"]}
              label="Gives"
              hint="Free delivery is of the standard service."
              name="kind"
              defaultValue={typed["kind"] ?? "percentage"}
              error={errors["kind"]}
            >
              <option value="percentage">Per cent off</option>
              <option value="amount">Pounds off</option>
              <option value="free_delivery">Free delivery</option>
            </ChoiceField>
            <Field
              label="How much"
              hint="Per cent, or pounds."
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              {...field("worth")}
            />
            <Field
              label="From goods worth"
              hint="Pounds, before the discount."
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              {...field("minimum")}
            />
            <Field label="First day" hint="Today, if left empty." type="date" {...field("from")} />
            <Field label="Last day" hint="Open end, if left empty." type="date" {...field("until")} />
            <Field
              label="Orders in all"
              hint="No limit, if left empty."
              inputMode="numeric"
              autoComplete="off"
              maxLength={9}
              {...field("limit")}
            />
            <Field
              label="Products left out"
              hint="As their addresses end, such as the-stick."
              autoComplete="off"
              maxLength={400}
              {...field("products")}
              className="sm:col-span-1 md:col-span-2"
            />
          </div>
          <div className="mt-3 flex flex-wrap gap-x-8">
            {tick("firstOrderOnly", "First order only")}
            {tick("singleUse", "Once for each mailbox")}
          </div>
          <fieldset className="mt-3">
            <legend className="text-xs font-bold">Departments left out</legend>
            <div className="flex flex-wrap gap-x-8">
              {departments.map(({ slug, title }) => tick(departmentFieldName(slug), title))}
            </div>
          </fieldset>
          <div className="mt-3 text-xs">
            <Field label="What it is for" autoComplete="off" required maxLength={200} {...field("note")} />
          </div>
          <Button className="mt-3" disabled={isSending}>
            Make the code
          </Button>
          <p className="mt-3 max-w-measure text-xs text-ink-soft">
            What a code says never changes once it is made. One that was wrong is stopped, and another one
            made.
          </p>
        </form>
      </Disclosure>
    </div>
  );
}
