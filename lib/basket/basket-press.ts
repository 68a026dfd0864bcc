import { createHash } from "node:crypto";

/** How many presses a basket remembers; a repeat comes within seconds. */
export const pressesKept = 16;

const doublePressMilliseconds = 400;

/**
 * The names of one press of "Add to basket"; a basket adds nothing for a press whose name it knows. The first is the one
 * to remember.
 *
 * A script names its press, and keeps the name until the shop has answered. A plain form stands in a page that everybody
 * shares and can name none: there the same form sent twice within a moment counts as one press, as that is what a
 * double click does: two presses of somebody who has seen the answer lie further apart.
 */
export function pressNames(
  sent: { readonly press?: string | undefined; readonly form: string; readonly isNavigation: boolean },
  now: number,
): string[] {
  if (sent.press) return [sent.press];
  if (!sent.isNavigation) return [];
  const moment = Math.floor(now / doublePressMilliseconds);
  return [moment, moment - 1].map((of) => uuidOf(`${sent.form} ${of}`));
}

/** A UUID of the shop's own kind (version 8) made from a text. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
