"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useState, type MouseEvent, type ReactNode } from "react";

interface CopyLinkProps {
  readonly address: string;
  /**
   * The buttons, whose value says what each does: "copy" or "print". They are made on the server, so that the scripts of other pages are not cut
   * up anew to share a button with this one.
   */
  readonly children: ReactNode;
}

/** Copies an address, and prints the page. Without scripts neither is there: the address stands above, and the browser's menu prints. */
export function CopyLink({ address, children }: CopyLinkProps) {
  const [said, setSaid] = useState("");
  async function press({ target }: MouseEvent): Promise<void> {
    const does = target instanceof Element ? target.closest("button")?.value : undefined;
    if (does === "print") window.print();
    if (does !== "copy") return;
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      // A browser gives no clipboard over plain http, or when its owner says no.
      setSaid("Your browser does not let us copy. Hold or right-click the link above instead.");
    }
  }
  return (
    <div className="kit-scripted mt-4 flex flex-wrap items-center gap-3 print:hidden" onClick={press}>
      {children}
      <span role="status" className="text-sm">
        {said}
      </span>
    </div>
  );
}
