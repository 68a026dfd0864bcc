// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useId, type ComponentProps, type ReactNode } from "react";

type RadioProps = Omit<
  ComponentProps<"input">,
  "type" | "id" | "className" | "aria-labelledby" | "aria-describedby"
>;

interface ChoiceRowProps extends RadioProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One of a few ways, as a ruled row: the whole of it answers to a press. Its title is the radio's name, the rest its description. */
export function ChoiceRow({ title, children, ...input }: ChoiceRowProps) {
  const id = useId();
  return (
    <label className="grid min-h-11 grid-cols-[1.5rem_1fr] gap-x-3 border-b border-line py-3">
      <input
        {...input}
        type="radio"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-more`}
        className="radio mt-0.5"
      />
      <span>
        <span id={`${id}-title`} className="font-bold">
          {title}
        </span>
        <span id={`${id}-more`} className="block text-sm text-ink-soft">
          {children}
        </span>
      </span>
    </label>
  );
}

interface ChoiceTileProps extends RadioProps {
  readonly title: string;
  /** Said softer beside the title: a price, or that it is sold out. */
  readonly aside?: string | undefined;
}

/** One of several variants, as a tile: ruled round when it is chosen, struck through when it cannot be. */
export function ChoiceTile({ title, aside, ...input }: ChoiceTileProps) {
  return (
    <label className="choice-tile">
      <input {...input} type="radio" className="radio" />
      <span className="min-w-0 flex-1">{title}</span>
      {aside && <span className="price ml-auto font-normal text-ink-soft">{aside}</span>}
    </label>
  );
}
