import type { DoseFigure } from "@/lib/guide/guide-blocks";

/** A dose as figures between hairlines: how often, how long, how much rest. */
export function DoseFigures({ figures }: { readonly figures: readonly DoseFigure[] }) {
  return (
    <dl className="mt-5 grid auto-cols-fr grid-flow-col divide-x divide-line border-y border-line">
      {figures.map(({ figure, label }) => (
        <div key={label} className="flex flex-col-reverse justify-end px-3 py-3 first:pl-0 sm:px-4">
          <dt className="text-xs text-ink-soft sm:text-sm">{label}</dt>
          <dd className="font-display text-2xl font-bold tracking-display whitespace-nowrap">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
