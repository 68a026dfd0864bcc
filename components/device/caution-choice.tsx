"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Caution } from "@/lib/catalogue/cautions";
import { cautionScript, deviceKeys } from "@/lib/device";

interface CautionChoiceProps {
  readonly cautions: readonly { readonly key: Caution; readonly name: string; readonly who: string }[];
  /** The cautions of each product that has any. */
  readonly products: readonly (readonly Caution[])[];
}

/** Where a reader says once what he avoids. There is no form: what is ticked goes into this browser's own store, and nowhere else. */
export function CautionChoice({ cautions, products }: CautionChoiceProps) {
  // Unknown until the browser has been asked: then nothing can be ticked by mistake over what was chosen before.
  const [chosen, setChosen] = useState<readonly Caution[] | null>(null);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const read = () => setChosen(kept(cautions.map(({ key }) => key)));
    read();
    // Another tab has changed it.
    window.addEventListener("storage", read);
    return () => window.removeEventListener("storage", read);
  }, [cautions]);

  function choose(next: readonly Caution[]): void {
    setChosen(next);
    const isKept = keep(next);
    const left = products.filter((has) => has.some((caution) => next.includes(caution))).length;
    if (next.length === 0) setSaid("Your choice is forgotten. Everything stands in its place again.");
    else setSaid(`${leftWords(left)} ${isKept ? "Kept on this device." : lostWords}`);
  }

  return (
    <div className="noscript:hidden">
      <fieldset disabled={chosen === null}>
        <legend className="sr-only">What applies to you</legend>
        <div className="border-t border-ink">
          {cautions.map(({ key, name, who }) => (
            <label
              key={key}
              className="grid min-h-11 grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 border-b border-line py-3"
            >
              <input
                type="checkbox"
                className="mt-0.5 size-5.5 accent-ink"
                checked={chosen?.includes(key) ?? false}
                aria-labelledby={`${key}-name`}
                aria-describedby={`${key}-who`}
                onChange={({ target }) =>
                  choose(
                    cautions
                      .map((caution) => caution.key)
                      .filter((one) => (one === key ? target.checked : chosen?.includes(one))),
                  )
                }
              />
              <span>
                <span id={`${key}-name`} className="font-bold">
                  {name}
                </span>
                <span id={`${key}-who`} className="block text-sm text-ink-soft">
                  {who}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className="said mt-4">
        {said}
      </p>
      <Button
        type="button"
        className="mt-4"
        aria-disabled={!chosen?.length}
        onClick={() => chosen?.length && choose([])}
      >
        Forget my choice
      </Button>
    </div>
  );
}

const lostWords = "This browser keeps nothing, so it holds until you close or reload the page.";

function leftWords(count: number): string {
  return count === 1 ? "1 thing is left out for you." : `${count} things are left out for you.`;
}

function kept(known: readonly Caution[]): Caution[] {
  try {
    const words = localStorage.getItem(deviceKeys.avoid)?.split(" ") ?? [];
    return known.filter((key) => words.includes(key));
  } catch {
    return known.filter((key) => document.documentElement.dataset["avoid"]?.split(" ").includes(key));
  }
}

/** Marks this page, and keeps it for the next. @returns false where the browser keeps nothing */
function keep(chosen: readonly Caution[]): boolean {
  const words = chosen.join(" ");
  const { dataset } = document.documentElement;
  if (words) dataset["avoid"] = words;
  else delete dataset["avoid"];
  // The same file as the mark before paint fetches; the name is not a literal, so that it is left to the browser.
  const script: string = cautionScript;
  if (words) void import(/* turbopackIgnore: true */ script).catch(() => undefined);
  try {
    if (words) localStorage.setItem(deviceKeys.avoid, words);
    else localStorage.removeItem(deviceKeys.avoid);
    return true;
  } catch {
    return false;
  }
}
