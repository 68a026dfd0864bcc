"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Copies an address, and prints the page. Without scripts neither is there: the address stands above, and the browser's menu prints. */
export function CopyLink({ address }: { readonly address: string }) {
  const [said, setSaid] = useState("");
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      // A browser gives no clipboard over plain http, or when its owner says no.
      setSaid("Your browser does not let us copy. Hold or right-click the link above instead.");
    }
  }
  return (
    <div className="kit-scripted mt-4 flex flex-wrap items-center gap-3 print:hidden">
      <Button type="button" onClick={copy}>
        Copy the link
      </Button>
      <Button type="button" onClick={() => window.print()}>
        <Icon name="print" className="size-4" />
        Print the sheet
      </Button>
      <span role="status" className="text-sm">
        {said}
      </span>
    </div>
  );
}
