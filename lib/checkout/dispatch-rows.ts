import { dispatchRefusalWords, type DispatchRefusal } from "@/lib/orders/packing";
import { carriers, type Carrier } from "@/lib/orders/tracking";

/** A row of the dispatch form as somebody filled it in. */
export interface TypedRow {
  readonly number: number;
  readonly carrier: Carrier;
  readonly tracking: string;
}

/**
 * Rows that were typed and not sent, as short as they can be written: without scripts they wait in a cookie, and a batch of them must
 * fit in. One line a row: number, place of the carrier in its table, what was typed.
 */
export function packRows(rows: readonly TypedRow[]): string {
  return rows
    .map(({ number, carrier, tracking }) => `${number} ${carriers.indexOf(carrier)} ${tracking.slice(0, 40)}`)
    .join("\n");
}

export function unpackRows(text: string): ReadonlyMap<number, TypedRow> {
  const rows = text.split("\n").flatMap((line): TypedRow[] => {
    const [, number, place, tracking = ""] = /^(\d{1,9}) (\d) (.*)$/.exec(line) ?? [];
    if (number === undefined) return [];
    return [{ number: Number(number), carrier: carriers[Number(place)] ?? carriers[0], tracking }];
  });
  return new Map(rows.map((row) => [row.number, row]));
}

export function packRefusals(
  refusals: readonly { readonly number: number; readonly refusal: DispatchRefusal }[],
): string {
  return refusals.map(({ number, refusal }) => `${number} ${refusal}`).join("\n");
}

export function unpackRefusals(text: string): ReadonlyMap<number, DispatchRefusal> {
  const refusals = text.split("\n").flatMap((line): [number, DispatchRefusal][] => {
    const [number, refusal = ""] = line.split(" ");
    return isRefusal(refusal) ? [[Number(number), refusal]] : [];
  });
  return new Map(refusals);
}

function isRefusal(text: string): text is DispatchRefusal {
  return Object.hasOwn(dispatchRefusalWords, text);
}
