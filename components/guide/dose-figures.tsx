import { inOrder } from "@/components/ui/in-order";
import type { DoseFigure } from "@/lib/guide/guide-blocks";

/** A dose as figures between hairlines: how often, how long, how much rest (`doses` in styles/words.css). */
export function DoseFigures({ figures }: { readonly figures: readonly DoseFigure[] }) {
  return (
    <dl className="doses">
      {inOrder(figures, ({ figure, label }) => (
        <div>
          <dt>{label}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
