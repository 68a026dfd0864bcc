/**
 * Whether a text is a British VAT number: nine digits, of which the last two follow from the first seven (97 less their weighted sum, or the
 * same less 55 for the newer numbers). Spaces and a leading GB are allowed.
 */
export function isVatNumber(text: string): boolean {
  const digits = /^(?:GB)?(\d{9})$/.exec(text.replaceAll(" ", "").toUpperCase())?.[1];
  if (digits === undefined) return false;
  const weighted = [8, 7, 6, 5, 4, 3, 2].reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
  const rest = weighted + Number(digits.slice(7));
  return rest % 97 === 0 || (rest + 55) % 97 === 0;
}

/** Whether a text is a number of the companies register: eight digits, or two letters (of Scotland and others) and six digits. */
export function isCompanyNumber(text: string): boolean {
  return /^(?:\d{8}|[A-Z]{2}\d{6}|R\d{7})$/.test(text.replaceAll(" ", "").toUpperCase());
}

/** The lines of an address that is written in one, parted by commas or by bars where a line holds a comma. */
export function addressLines(text: string): string[] {
  return text
    .split(text.includes("|") ? "|" : ",")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Whether an address can be found: a street or a house, a town and, at its end, a postcode. */
export function isTradingAddress(text: string): boolean {
  const lines = addressLines(text);
  return lines.length >= 3 && /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(lines.at(-1) ?? "");
}

/** A telephone number as people write it. */
export const phoneShape = /^\+?[\d ()]{7,24}$/;

/** What is said of a setting that has not the shape of what it names. */
export const traderShapes = {
  address: "must be a postal address whose lines are parted by commas and whose last is a postcode",
  companyNumber: "must be a number of the companies register: eight digits, or two letters and six digits",
  vatNumber: "must be a British VAT number: nine digits, the last two of which follow from the others",
  phone: "must be a telephone number",
} as const;
