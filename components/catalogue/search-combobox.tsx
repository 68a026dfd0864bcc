"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { fieldProps, type Typed } from "./search-field";
import { groupsOf, hrefOf, textOf, type SuggestionGroup } from "./search-groups";
import { SuggestionRow } from "./suggestion-row";
import { fewestLetters, useSuggestions } from "./search-suggestions";
import { SiteLink } from "@/components/ui/site-link";

interface SearchComboboxProps {
  /** What the page already shows the answer to. */
  readonly query: string;
  readonly typed: Typed;
  /** The form: suggestions hang below it, as wide as it is. */
  readonly frame: RefObject<HTMLFormElement | null>;
}

/** The search field with suggestions below it; it takes over from the plain field with what was typed there, caret and all. */
export function SearchCombobox({ query, typed, frame }: SearchComboboxProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(typed.text);
  const [isOpen, setOpen] = useState(typed.selection !== null && typed.text.trim() !== query);
  const { found, state } = useSuggestions(text);
  const groups = found ? groupsOf(found) : [];

  useLayoutEffect(() => {
    if (!typed.selection) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(...typed.selection);
  }, [typed]);

  return (
    <Autocomplete.Root
      items={groups}
      filter={null}
      itemToStringValue={textOf}
      value={text}
      onValueChange={(next, { reason }) => {
        // What was typed stays when a suggestion is followed: it is there again on the way back.
        if (reason !== "item-press") setText(next);
      }}
      open={isOpen && text.trim().length >= fewestLetters}
      onOpenChange={setOpen}
    >
      <Autocomplete.Input {...fieldProps} ref={field} type="text" inputMode="search" />
      <Autocomplete.Portal>
        <Autocomplete.Positioner
          anchor={frame}
          side="bottom"
          align="start"
          sideOffset={8}
          collisionAvoidance={{ side: "none", align: "none" }}
          className="z-10"
        >
          <Autocomplete.Popup
            aria-busy={state === "looking" || undefined}
            className="flex max-h-[max(16rem,var(--available-height))] w-(--anchor-width) flex-col border border-t-2 border-ink bg-paper"
          >
            <Autocomplete.List className="overflow-y-auto overscroll-contain data-empty:hidden">
              {(group: SuggestionGroup) => (
                <Autocomplete.Group key={group.title} items={group.items}>
                  <Autocomplete.GroupLabel className="border-b border-line px-4 pt-4 pb-1.5 text-xs font-bold">
                    {group.title}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: SuggestionGroup["items"][number]) => (
                      <Autocomplete.Item
                        key={hrefOf(item) + textOf(item)}
                        value={item}
                        tabIndex={-1}
                        className="suggestion"
                        render={<SiteLink href={hrefOf(item)} />}
                      >
                        <SuggestionRow item={item} query={text} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Status className="px-4 py-3 text-sm text-ink-soft">
              {stateWords(state, groups, text.trim())}
            </Autocomplete.Status>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

function stateWords(
  state: ReturnType<typeof useSuggestions>["state"],
  groups: readonly SuggestionGroup[],
  text: string,
): string {
  switch (state) {
    case "looking":
      return "Looking…";
    case "away":
      return "We cannot suggest anything just now. Try again in a minute.";
    case "nothing":
      return `Nothing for “${text}” yet. Try fewer letters, or a part of the leg.`;
    case "found": {
      const count = groups.reduce((sum, { items }) => sum + items.length, 0);
      return `${count === 1 ? "1 suggestion" : `${count} suggestions`}. Enter shows everything found.`;
    }
  }
}
