"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useRef, type ComponentProps } from "react";
import { IconButton } from "./button";
import { Icon } from "./icon";

type QuantityProps = Omit<ComponentProps<"input">, "type" | "className" | "ref"> & {
  /** What it counts, for the names of the two buttons: "red band". */
  readonly of?: string | undefined;
  /** Told of a press on one of the buttons, once the number has moved. */
  readonly onStep?: ((value: string) => void) | undefined;
};

/** A number to type, between a button that takes one away and one that adds one. The buttons need scripts and go without them. */
export function Quantity({ of, onStep, ...input }: QuantityProps) {
  const field = useRef<HTMLInputElement>(null);
  const suffix = of ? ` of ${of}` : "";
  function step(by: 1 | -1): void {
    const { current } = field;
    if (!current) return;
    const before = current.value;
    if (by === 1) current.stepUp();
    else current.stepDown();
    if (current.value === before) return;
    // What React keeps of the field learns of it as if it had been typed.
    current.dispatchEvent(new Event("input", { bubbles: true }));
    onStep?.(current.value);
  }
  return (
    <span className="quantity">
      <IconButton name={`One fewer${suffix}`} onClick={() => step(-1)}>
        <Icon name="minus" className="size-4" />
      </IconButton>
      <input {...input} ref={field} type="number" step={1} inputMode="numeric" className="control" />
      <IconButton name={`One more${suffix}`} onClick={() => step(1)}>
        <Icon name="plus" className="size-4" />
      </IconButton>
    </span>
  );
}
