/** As many of the words as fit into so many letters, ended at a word. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  const atWord = cut.replace(/[\s,;:.]+\S*$/, "");
  return `${atWord === "" ? cut : atWord}…`;
}
