import type { ComponentProps, ReactNode } from "react";

type DisclosureProps = Omit<ComponentProps<"details">, "title"> & {
  readonly title: ReactNode;
  readonly titleClassName?: string | undefined;
};

/** More to read or to fill in, folded away until it is asked for. */
export function Disclosure({ title, titleClassName = "", children, ...details }: DisclosureProps) {
  return (
    <details {...details}>
      <summary className={`disclosure ${titleClassName}`}>
        <span>{title}</span>
      </summary>
      {children}
    </details>
  );
}
