"use client";

import { useEffect, useId } from "react";
import { createPortal } from "react-dom";
import { Dialog } from "@/components/ui/dialog";
import { Picture } from "@/components/ui/picture";
import { lineChanges, lineTotal, summarise, type BasketLineFacts } from "@/lib/basket/basket";
import { formatPence } from "@/lib/money";
import { FreeDelivery } from "./free-delivery";

interface BasketDrawerProps {
  /** The lines as they were when it was asked for. */
  readonly lines: readonly BasketLineFacts[];
  /** What the keyboard goes back to. */
  readonly opener: HTMLElement;
}

/** What is in the basket, over the page that something was added on. It only shows: what is changed is changed on the basket's page. */
export function BasketDrawer({ lines, opener }: BasketDrawerProps) {
  const id = useId();
  const { itemCount, subtotalPence } = summarise(lines);
  useEffect(() => {
    const dialog = document.getElementById(id);
    if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
    // Not every browser gives the focus to a link that is pressed, and a dialog gives it back to what had it.
    opener.focus({ preventScroll: true });
    dialog.showModal();
    // Whoever comes back finds the page, and not a basket as it was.
    const close = () => dialog.close();
    window.addEventListener("pagehide", close);
    return () => window.removeEventListener("pagehide", close);
  }, [id, opener]);
  // Not where it is asked for: that is a sentence, which is read out when it changes.
  return createPortal(
    <Dialog id={id} title="Your basket" shape="sheet">
      <ul aria-label="What is in it" role="list">
        {lines.map((line) => (
          <DrawerLine key={line.sku} line={line} />
        ))}
      </ul>
      <div className="sticky -bottom-6 -mb-6 bg-paper pt-4 pb-6">
        <p className="flex items-baseline justify-between gap-x-4 font-bold">
          {itemCount === 0 ? "Nothing" : `${itemCount} ${itemCount === 1 ? "item" : "items"}`}
          <span className="price text-2xl">{formatPence(subtotalPence)}</span>
        </p>
        <FreeDelivery goods={subtotalPence} className="mt-2" />
        <a href="/basket#pay" className="link-buy mt-5">
          Check out
        </a>
        <a href="/basket" className="link mt-2 flex min-h-11 items-center justify-center">
          Go to the basket
        </a>
      </div>
    </Dialog>,
    document.body,
  );
}

function DrawerLine({ line }: { readonly line: BasketLineFacts }) {
  return (
    <li className="grid grid-cols-[4rem_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-4">
      <div className="aspect-square self-start bg-paper-deep">
        {line.pictureName && <Picture name={line.pictureName} alt="" width={800} height={800} sizes="4rem" />}
      </div>
      <div>
        <p className="leading-snug font-bold">{line.productName}</p>
        <p className="mt-0.5 text-sm text-ink-soft" data-note={line.productSlug}>
          {line.label && `${line.label}, `}
          <span className="whitespace-nowrap">
            {line.quantity} × {formatPence(line.unitPence)}
          </span>
        </p>
        {lineChanges(line).length > 0 && (
          <p className="mt-1 border-l-4 border-ink pl-2 text-sm font-bold">Changed since you added it</p>
        )}
      </div>
      <p className="price">{formatPence(lineTotal(line))}</p>
    </li>
  );
}
