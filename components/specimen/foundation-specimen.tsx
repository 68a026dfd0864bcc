import { Shelf, State } from "./shelf";

const grounds = [
  { name: "paper", className: "bg-paper" },
  { name: "paper-deep", className: "bg-paper-deep" },
  { name: "ink", className: "bg-ink" },
  { name: "hivis", className: "bg-hivis" },
  { name: "hivis-pressed", className: "bg-hivis-pressed" },
] as const;

const sizes = [
  { name: "5xl", className: "font-display text-5xl font-extrabold tracking-[-0.05em]", words: "Run." },
  { name: "4xl", className: "font-display text-4xl font-bold tracking-display", words: "Run again" },
  { name: "3xl", className: "font-display text-3xl font-bold tracking-display", words: "Making them strong" },
  {
    name: "2xl",
    className: "font-display text-2xl font-bold tracking-display",
    words: "Single-leg deadlift",
  },
  { name: "xl", className: "font-display text-xl font-bold tracking-title", words: "The Grid foam roller" },
  { name: "price", className: "price text-2xl", words: "£34.00" },
  { name: "lg", className: "text-lg", words: "Stop if anything feels sharp." },
  { name: "base", className: "text-base", words: "The orange muscle is the one at work." },
  { name: "sm", className: "text-sm", words: "Order by 2 pm, dispatched the next working day." },
  { name: "xs", className: "text-xs text-ink-soft", words: "Prices include VAT." },
] as const;

export function FoundationSpecimen() {
  return (
    <>
      <Shelf title="Grounds">
        {grounds.map(({ name, className }) => (
          <State key={name} name={name}>
            <div className={`h-16 w-28 border border-line ${className}`} />
          </State>
        ))}
      </Shelf>
      <Shelf title="Words on them">
        <p className="text-ink">Ink on paper</p>
        <p className="text-ink-soft">Soft ink on paper</p>
        <p className="text-moss">Moss on paper</p>
        <p className="bg-paper-deep px-3 py-1">Ink on deeper paper</p>
        <p className="bg-ink px-3 py-1 text-paper">Paper on ink</p>
        <p className="bg-hivis px-3 py-1 text-on-hivis">Dark words on hi-vis</p>
      </Shelf>
      <Shelf title="Type">
        {sizes.map(({ name, className, words }) => (
          <div key={name} className="grid w-full grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-6">
            <p className="text-xs text-ink-soft">{name}</p>
            <p className={className}>{words}</p>
          </div>
        ))}
      </Shelf>
    </>
  );
}
