/** More words than this add time and no sense to a search of names. */
const tokenLimit = 6;

/** The words of a query as names are cut into words: letters and digits, in lower case, each once. */
export function searchTokens(query: string): string[] {
  const tokens = query.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [...new Set(tokens.filter((token) => token !== ""))].slice(0, tokenLimit);
}

/** How many letters must be changed, added, left out or swapped with their neighbour to make one word of the other. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}

/**
 * Whether a word, or its beginning while the rest is still to be typed, may be what was typed with a slip of the finger: one
 * slip from four letters on, two from eight. The first letter is nearly always right, and so it must be.
 */
export function isLike(word: string, token: string): boolean {
  if (token.length < 4 || word[0] !== token[0]) return false;
  const allowed = token.length < 8 ? 1 : 2;
  return [-1, 0, 1, word.length].some(
    (longer) => slipsBetween(word.slice(0, token.length + longer), token) <= allowed,
  );
}

export interface TextPart {
  readonly text: string;
  readonly matched: boolean;
}

/**
 * A title in parts, so that what a query found in it can stand out: what was typed, and where a word was typed with a slip,
 * the whole of the word that is meant.
 */
export function matchedParts(title: string, query: string): TextPart[] {
  const tokens = searchTokens(query).sort((one, other) => other.length - one.length);
  // The capture keeps what stands between the words.
  return joined(
    title.split(/([\p{L}\p{N}]+)/u).flatMap((word) => {
      const low = word.toLowerCase();
      const typed =
        tokens.find((token) => low.startsWith(token)) ?? tokens.find((token) => low.includes(token));
      if (typed === undefined) return [{ text: word, matched: tokens.some((token) => isLike(low, token)) }];
      const start = low.indexOf(typed);
      return [
        { text: word.slice(0, start), matched: false },
        { text: word.slice(start, start + typed.length), matched: true },
        { text: word.slice(start + typed.length), matched: false },
      ];
    }),
  );
}

function joined(parts: readonly TextPart[]): TextPart[] {
  const whole: TextPart[] = [];
  for (const part of parts) {
    if (part.text === "") continue;
    const last = whole.at(-1);
    if (last?.matched === part.matched) whole[whole.length - 1] = { ...last, text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}
