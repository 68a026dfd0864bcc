"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import type { SearchCombobox } from "./search-combobox";
import { fieldProps, type Typed } from "./search-field";

interface Suggesting {
  readonly Combobox: typeof SearchCombobox;
  readonly typed: Typed;
}

/** One field that asks the server, no script needed. Whoever reaches for it with scripts is given suggestions beside it. */
export function SearchForm({ query }: { readonly query: string }) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isComposing = useRef(false);
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const [isWanted, setWanted] = useState(false);

  async function want(): Promise<void> {
    if (isWanted) return;
    setWanted(true);
    // Without it the field stays what it is, and it works.
    const part = await import("./search-combobox").catch(() => null);
    const plain = field.current;
    if (!part || !plain) return setWanted(false);
    // A word that an input method is still putting together would be lost with its field.
    if (isComposing.current)
      await new Promise((done) => plain.addEventListener("compositionend", done, { once: true }));
    const selection = [plain.selectionStart ?? 0, plain.selectionEnd ?? 0] as const;
    const typed = { text: plain.value, selection: document.activeElement === plain ? selection : null };
    // At once, so that no letter falls between the two fields.
    flushSync(() => setSuggesting({ Combobox: part.SearchCombobox, typed }));
  }

  return (
    <form ref={form} action="/search" role="search" className="relative mt-6 max-w-3xl sm:mt-8">
      <label htmlFor={fieldProps.id} className="block font-bold">
        Product, or what bothers you
      </label>
      <div className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:gap-3">
        {suggesting ? (
          <suggesting.Combobox query={query} typed={suggesting.typed} frame={form} />
        ) : (
          <input
            {...fieldProps}
            ref={field}
            type="search"
            defaultValue={query}
            onFocus={want}
            onPointerEnter={want}
            onCompositionStart={() => (isComposing.current = true)}
            onCompositionEnd={() => (isComposing.current = false)}
          />
        )}
        <Button className="sm:px-8">Search</Button>
      </div>
    </form>
  );
}
