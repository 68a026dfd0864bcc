"use client";

import type { ReactNode } from "react";
import { IconButton } from "./button";
import { closes } from "./dialog-press";
import { Icon } from "./icon";

const shapes = { sheet: "dialog-sheet", screen: "dialog-screen" } as const;

interface DialogProps {
  readonly id: string;
  /** What it is called, shown at its head. */
  readonly title: string;
  /** `sheet` comes in at the side, and from below on a phone; `screen` takes the whole window. */
  readonly shape: keyof typeof shapes;
  readonly children: ReactNode;
}

/**
 * The browser's own dialog: it keeps the keyboard inside, closes on Escape and on a press beside it, and gives the focus back to what
 * opened it. A button opens it with `opens(id)`, before any script has run.
 */
export function Dialog({ id, title, shape, children }: DialogProps) {
  return (
    <dialog id={id} closedby="any" aria-labelledby={`${id}-title`} className={`dialog ${shapes[shape]}`}>
      <div className="flex items-center justify-between gap-x-4 border-b-2 border-ink pb-2">
        <h2 id={`${id}-title`} className="text-2xl">
          {title}
        </h2>
        <IconButton
          name="Close"
          // Browsers that know no commands must not keep anybody in.
          onClick={({ currentTarget }) => currentTarget.closest("dialog")?.close()}
          {...closes(id)}
          className="-mr-2 border-transparent"
        >
          <Icon name="close" />
        </IconButton>
      </div>
      {children}
    </dialog>
  );
}
