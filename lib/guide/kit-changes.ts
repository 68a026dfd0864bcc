import type { Kit, KitLine } from "./kit-builder";

/** A part that a press could not add, and what the kit has in its place now. */
export interface KitChange {
  readonly sku: string;
  readonly productSlug: string;
  /** Lines that meet what it met; none when nothing does. */
  readonly by: readonly KitLine[];
}

/**
 * What became of the parts of a kit that are missing now.
 * @param before the kit as it was pressed
 * @param after the kit without them
 */
export function kitChanges(before: Kit, after: Kit, missing: readonly string[]): KitChange[] {
  return before.lines
    .filter(({ sku }) => missing.includes(sku))
    .map(({ sku, productSlug, needs }) => {
      const keys = needs.map(({ key }) => key);
      const by = after.lines.filter((line) => line.needs.some(({ key }) => keys.includes(key)));
      return { sku, productSlug, by };
    });
}
