"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { SiteLink } from "@/components/ui/site-link";
import { fieldProps, type Typed } from "./search-field";
import { groupsOf, hrefOf, textOf, type SuggestionGroup } from "./search-groups";
import { fewestLetters, useSuggestions } from "./search-suggestions";
import { SuggestionRow } from "./suggestion-row";

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
  const [isWanted, setWanted] = useState(typed.selection !== null && typed.text.trim() !== query);
  const { found, state } = useSuggestions(text);
  const groups = found ? groupsOf(found) : [];
  const isOpen = isWanted && text.trim().length >= fewestLetters;

  useLayoutEffect(() => {
    if (!typed.selection) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(...typed.selection);
  }, [typed]);
  usePressOutside(frame, () => setWanted(false));

  function press(event: KeyboardEvent & { preventBaseUIHandler?: () => void }): void {
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (event.key !== "Escape" && !(isArrow && !isOpen)) return;
    // The library would empty the field on Escape, and knows nothing of a list that is put away.
    event.preventBaseUIHandler?.();
    event.preventDefault();
    setWanted(isArrow);
  }

  // Inline: a popup of the library hides the rest of the page from screen readers, links that can be focused and all.
  return (
    <Autocomplete.Root
      inline
      open={isOpen}
      items={groups}
      filter={null}
      itemToStringValue={textOf}
      value={text}
      onValueChange={(next, { reason }) => {
        setWanted(reason !== "item-press");
        // What was typed stays when a suggestion is followed: it is there again on the way back.
        if (reason !== "item-press") setText(next);
      }}
    >
      <Autocomplete.Input
        {...fieldProps}
        ref={field}
        type="text"
        inputMode="search"
        aria-expanded={isOpen}
        onKeyDown={press}
        onBlur={() => setWanted(false)}
      />
      <div
        hidden={!isOpen}
        aria-busy={state === "looking" || undefined}
        className="absolute inset-x-0 top-full z-10 mt-2 border border-t-2 border-ink bg-paper"
      >
        {isOpen && <SuggestionList query={text} />}
        <Autocomplete.Status className="px-4 py-3 text-sm text-ink-soft">
          {isOpen && stateWords(state, groups, text.trim())}
        </Autocomplete.Status>
      </div>
    </Autocomplete.Root>
  );
}

function SuggestionList({ query }: { readonly query: string }) {
  return (
    <Autocomplete.List
      aria-label="Suggestions"
      className="max-h-[min(32rem,60dvh)] overflow-y-auto overscroll-contain data-empty:hidden"
    >
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
                <SuggestionRow item={item} query={query} />
              </Autocomplete.Item>
            )}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  );
}

/** A phone leaves the field focused when the bare page is touched, so that alone would not put the list away. */
function usePressOutside(inside: RefObject<HTMLElement | null>, then: () => void): void {
  const told = useRef(then);
  useEffect(() => {
    told.current = then;
  });
  useEffect(() => {
    const look = ({ target }: PointerEvent) => {
      if (target instanceof Node && !inside.current?.contains(target)) told.current();
    };
    document.addEventListener("pointerdown", look);
    return () => document.removeEventListener("pointerdown", look);
  }, [inside]);
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
