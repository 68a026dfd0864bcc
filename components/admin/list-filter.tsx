import type { Route } from "next";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { DeskLink } from "./desk-link";

interface ListFilterProps<Choice extends string> {
  readonly page: Route;
  /** What the words are looked for in. */
  readonly label: string;
  readonly words: string;
  /** A choice beside the words, where there is one. */
  readonly choiceLabel?: string;
  readonly choiceName?: string;
  readonly choice?: Choice;
  readonly choices?: Readonly<Record<Choice, string>>;
  /** What the address keeps whatever is looked for. */
  readonly kept?: Readonly<Record<string, string>>;
  /** How much is listed, in words. */
  readonly found: string;
  /** True once something is asked for, so that there is a way back to everything. */
  readonly isAsked: boolean;
}

/** Chooses which rows to list; a plain form, so that the choice stands in the address. */
export function ListFilter<Choice extends string>(props: ListFilterProps<Choice>) {
  const { page, label, words, choiceLabel, choiceName, choice, choices, kept = {}, found, isAsked } = props;
  const id = useId();
  return (
    <form
      // Fields keep what was typed when the page changes under them; another address is another form.
      key={`${words} ${choice}`}
      action={page}
      role="search"
      className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-4 gap-y-3 md:flex md:flex-wrap md:items-center"
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={`items-center gap-x-3 md:flex ${choices ? "col-span-full" : "min-w-0"}`}>
        <label
          htmlFor={`${id}-words`}
          className="text-xs whitespace-nowrap text-ink-soft max-md:mb-1 max-md:block"
        >
          {label}
        </label>
        <span className="relative block md:w-56 xl:w-72">
          <Icon
            name="search"
            className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-soft"
          />
          <input
            id={`${id}-words`}
            name="q"
            type="search"
            autoComplete="off"
            maxLength={80}
            defaultValue={words}
            aria-keyshortcuts="/"
            className="control pr-3 pl-9"
          />
        </span>
      </div>
      {choices && (
        <div className="min-w-0 items-center gap-x-3 md:flex">
          <label
            htmlFor={`${id}-choice`}
            className="text-xs whitespace-nowrap text-ink-soft max-md:mb-1 max-md:block"
          >
            {choiceLabel}
          </label>
          <span className="block md:w-48 xl:w-56">
            <Select id={`${id}-choice`} name={choiceName} defaultValue={choice}>
              {Object.entries<string>(choices).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </Select>
          </span>
        </div>
      )}
      <Button>Show</Button>
      <p className="col-span-full flex flex-wrap items-baseline gap-x-4 text-xs text-ink-soft md:max-lg:w-full lg:ml-auto">
        <span>{found}</span>
        {isAsked && <DeskLink href={{ pathname: page, query: kept }}>Show all</DeskLink>}
      </p>
    </form>
  );
}
