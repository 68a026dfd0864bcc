"use client";

import { useId, type ChangeEvent } from "react";

/** Ticks every box of its form, or none of them; without scripts it is not there, and each box is ticked by itself. */
export function TickAll({ name }: { readonly name: string }) {
  const id = useId();
  const tick = ({ currentTarget: all }: ChangeEvent<HTMLInputElement>) => {
    for (const box of all.form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? []) {
      box.checked = all.checked;
    }
  };
  return (
    <label htmlFor={id} className="desk-scripted inline-flex min-h-(--desk-control) items-center gap-2">
      <input id={id} type="checkbox" className="radio tick" onChange={tick} />
      <span>Choose all shown</span>
    </label>
  );
}
