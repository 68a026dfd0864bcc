// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import type { ComponentProps, ReactNode } from "react";

type DisclosureProps = Omit<ComponentProps<"details">, "title"> & {
  readonly title: ReactNode;
  /** Shows its head as a pointer or the keyboard would make it: for the specimen. */
  readonly forced?: string | undefined;
};

/** More to read or to fill in, folded away until it is asked for. */
export function Disclosure({ title, forced, children, ...details }: DisclosureProps) {
  return (
    <details {...details}>
      <summary className="disclosure" data-force={forced}>
        {title}
      </summary>
      {children}
    </details>
  );
}
