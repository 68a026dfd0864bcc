"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Opens the browser's own printing; without scripts it is not there, and the browser's menu does the same. */
export function PrintButton() {
  return (
    <Button type="button" className="desk-scripted" onClick={() => window.print()}>
      <Icon name="print" className="size-4" />
      Print
    </Button>
  );
}
