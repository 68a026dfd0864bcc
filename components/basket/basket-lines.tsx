"use client";

import Link from "next/link";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { unitsMoved, type ShownChange } from "@/lib/basket/basket-shown";
import type { BasketLineFacts } from "@/lib/basket/basket";
import { pressName } from "./basket-client";
import type { Press } from "./basket-count";
import { BasketLine, removeButtonId, type LineRefusal } from "./basket-line";
import { BasketNews, undoButtonId, type News } from "./basket-news";
import { usePress } from "./use-press";
import { useShownLines } from "./use-shown-lines";

interface BasketLinesProps {
  /** The lines that the page came with. */
  readonly read: readonly BasketLineFacts[];
  /** What a form without JavaScript has just done or been refused. */
  readonly news: News | null;
  readonly refused: (LineRefusal & { readonly sku: string }) | null;
  /** What stands beside the lines, and what stands there when there are none. */
  readonly rest: ReactNode;
  readonly empty: ReactNode;
}

/** What is in the basket. Every line is changed by plain forms of its own; with JavaScript what they do shows at once. */
export function BasketLines({ read, news: firstNews, refused: firstRefused, rest, empty }: BasketLinesProps) {
  const lines = useShownLines(read);
  const [news, setNews] = useState(firstNews);
  const [refusals, setRefusals] = useState<Readonly<Record<string, LineRefusal>>>(
    firstRefused ? { [firstRefused.sku]: firstRefused } : {},
  );
  // Where the keyboard goes once the page has changed under it.
  const focusOn = useRef<string | null>(null);
  const press = usePress((words, { fields, change }: Press) => {
    const sku = fields["sku"] ?? "";
    if (change?.kind === "restored") return setNews({ kind: "refused", words });
    setNews(null);
    const typed = change?.kind === "quantity" ? fields["quantity"] : undefined;
    setRefusals((all) => ({ ...all, [sku]: { words, typed } }));
    if (change?.kind === "removed") focusOn.current = removeButtonId(sku);
  });

  useEffect(() => {
    const target = focusOn.current && document.getElementById(focusOn.current);
    if (!target) return;
    focusOn.current = null;
    target.focus({ preventScroll: target.id === undoButtonId });
  }, [news, lines]);

  function send(path: Press["path"], fields: Record<string, string>, change: ShownChange, next: News): void {
    forgetAddress();
    setNews(next);
    setRefusals(({ [fields["sku"] ?? ""]: _answered, ...others }) => others);
    press.mutate({ name: pressName(), path, fields, units: unitsMoved(lines, change), change });
  }

  function changeQuantity({ sku, productName }: BasketLineFacts, typed: string): void {
    const quantity = Number(typed);
    send(
      "/api/basket/lines/quantity",
      { sku, quantity: typed },
      { kind: "quantity", sku, quantity },
      { kind: "heard", words: `${productName}: ${quantity} in your basket.` },
    );
  }

  function accept({ sku, productName, unitPence }: BasketLineFacts, quantity: number): void {
    send(
      "/api/basket/lines/accept",
      { sku, pence: String(unitPence), quantity: String(quantity) },
      { kind: "accepted", sku, quantity, pence: unitPence },
      { kind: "heard", words: `${productName}: ${quantity} in your basket.` },
    );
  }

  function remove(line: BasketLineFacts, position: number): void {
    const { sku, productName } = line;
    send(
      "/api/basket/lines/remove",
      { sku },
      { kind: "removed", sku },
      { kind: "removed", sku, name: productName, was: { line, position } },
    );
    focusOn.current = undoButtonId;
  }

  function putBack({ sku, name, was }: Extract<News, { kind: "removed" }>): boolean {
    // Without knowing what the line was it cannot be shown at once: the plain form puts it back.
    if (!was) return false;
    send(
      "/api/basket/lines/restore",
      { sku },
      { kind: "restored", ...was },
      { kind: "heard", words: `${name} is in your basket again.` },
    );
    focusOn.current = removeButtonId(sku);
    return true;
  }

  return (
    <>
      <BasketNews news={news} onUndo={putBack} />
      {lines.length === 0 ? (
        empty
      ) : (
        <div className="grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <section aria-label="What is in it">
            <ul aria-label="Basket" role="list" className="border-t-2 border-ink">
              {lines.map((line, position) => (
                <li key={line.sku} className="border-b border-line pt-6 pb-3 sm:pb-6">
                  <BasketLine
                    line={line}
                    refused={refusals[line.sku] ?? null}
                    onChange={(typed) => changeQuantity(line, typed)}
                    onAccept={(quantity) => accept(line, quantity)}
                    onRemove={() => remove(line, position)}
                  />
                </li>
              ))}
            </ul>
            <p className="mt-4">
              <Link
                href="/guides/hamstrings"
                prefetch={false}
                className="link inline-flex min-h-11 items-center"
              >
                Back to the guide
              </Link>
            </p>
          </section>
          {rest}
        </div>
      )}
    </>
  );
}

/** The address says what a form did before the script took over; a reload must not say it again. */
function forgetAddress(): void {
  if (location.search) history.replaceState(history.state, "", location.pathname);
}
