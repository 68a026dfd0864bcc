import { batchLimit } from "./desk-schema";
import { askedNumber } from "./queue";
import { tidyTracking } from "./tracking";

const trackingShape = /^[0-9A-Z][0-9A-Z/-]{2,34}$/;

/** Whether a tidied text can be a tracking number at all, whosever it is. */
export function isTracking(text: string): boolean {
  return trackingShape.test(text);
}

export interface PastedLines {
  readonly rows: readonly { readonly number: number; readonly trackingNumber: string }[];
  /** What could not be read, line by line, in words. */
  readonly problems: readonly string[];
}

/**
 * Reads lines of an order's number and a tracking number, as a carrier's list or a spreadsheet has them: with a blank, a tab, a
 * comma or a semicolon between. What cannot be read is told, and stops nothing else.
 */
export function readPasted(text: string): PastedLines {
  const rows: { number: number; trackingNumber: string }[] = [];
  const problems: string[] = [];
  const seenOn = new Map<number, number>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "") continue;
    const problem = (words: string) => problems.push(`Line ${index + 1}, “${line.slice(0, 60)}”: ${words}`);
    const [first = "", ...rest] = line.split(/[\s,;]+/).filter((part) => part !== "");
    const number = askedNumber(first);
    const trackingNumber = tidyTracking(rest.join(""));
    if (number === null) problem("it does not begin with an order’s number, such as F10023.");
    else if (trackingNumber === "") problem("no tracking number follows.");
    else if (!isTracking(trackingNumber))
      problem("that is no tracking number: letters, digits and dashes, at most 35.");
    else if (seenOn.has(number)) problem(`F${number} stands on line ${seenOn.get(number)} already.`);
    else if (rows.length >= batchLimit)
      problem(`only ${batchLimit} orders are sent at a time. Paste it again afterwards.`);
    else {
      seenOn.set(number, index + 1);
      rows.push({ number, trackingNumber });
    }
  }
  return { rows, problems };
}
