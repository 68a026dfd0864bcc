// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import type { ComponentProps } from "react";

/** The browser's own list to choose from, closed in the shop's clothes: phones know best how to open it. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return (
    <span className="select-frame block">
      <select {...rest} className={`control pr-11 ${className}`} />
    </span>
  );
}
