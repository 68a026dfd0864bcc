import type { ComponentProps, ReactNode } from "react";

type TickRowProps = Omit<ComponentProps<"input">, "type" | "className" | "name" | "children"> & {
  readonly name: string;
  readonly children: ReactNode;
};

/** Something that is so or not: the whole row answers to a press. */
export function TickRow({ children, ...input }: TickRowProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-base">
      <input {...input} type="checkbox" className="radio tick" />
      <span>{children}</span>
    </label>
  );
}
