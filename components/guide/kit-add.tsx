import { Button } from "@/components/ui/button";
import { kitItemsText } from "@/lib/basket/basket-kit";
import type { KitLine } from "@/lib/guide/kit-builder";

interface KitAddProps {
  readonly guide: string;
  readonly lines: readonly KitLine[];
  readonly query: string;
  readonly press: string;
  readonly children: string;
}

/** One press for the whole kit. Each part says which place of the guide first asks for it; the marks are for what the reader avoids (lib/catalogue/cautions.ts). */
export function KitAdd({ guide, lines, query, press, children }: KitAddProps) {
  const items = lines.flatMap(({ sku, needs }) => {
    const use = needs[0]?.uses[0];
    return use ? [{ sku, section: use.section, slot: use.slot }] : [];
  });
  return (
    <div data-kit-add="">
      <form action="/api/basket/kit" method="post">
        <input type="hidden" name="guide" value={guide} />
        <input type="hidden" name="items" data-items="" value={kitItemsText(items)} />
        <input type="hidden" name="choice" value={query} />
        <input type="hidden" name="press" value={press} />
        <Button variant="buy">{children}</Button>
      </form>
    </div>
  );
}
