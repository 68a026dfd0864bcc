import type { Route } from "next";
import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/field";

interface ListFilterProps<Choice extends string> {
  readonly page: Route;
  /** What the words are looked for in. */
  readonly label: string;
  readonly words: string;
  readonly choiceLabel: string;
  readonly choiceName: string;
  readonly choice: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
}

/** Chooses which rows to list; a plain form, so that the choice stands in the address. */
export function ListFilter<Choice extends string>(props: ListFilterProps<Choice>) {
  const { page, label, words, choiceLabel, choiceName, choice, choices } = props;
  return (
    <form
      // Fields keep what was typed when the page changes under them; another address is another form.
      key={`${words} ${choice}`}
      action={page}
      role="search"
      className="flex flex-wrap items-end gap-4 text-sm"
    >
      <Field
        label={label}
        name="q"
        type="search"
        autoComplete="off"
        maxLength={80}
        defaultValue={words}
        className="w-full sm:w-72"
      />
      <ChoiceField label={choiceLabel} name={choiceName} defaultValue={choice} className="min-w-0 sm:w-60">
        {Object.entries<string>(choices).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </ChoiceField>
      <Button className="min-h-12">Show</Button>
    </form>
  );
}
