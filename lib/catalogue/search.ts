/** More words than this add time and no sense to a search of names. */
const tokenLimit = 6;

/** The words of a query as names are cut into words: letters and digits, in lower case, each once. */
export function searchTokens(query: string): string[] {
  const tokens = query.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [...new Set(tokens.filter((token) => token !== ""))].slice(0, tokenLimit);
}
