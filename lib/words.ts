/** As many of the words as fit into so many letters, ended at a word. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  const atWord = cut.replace(/[\s,;:.]+\S*$/, "");
  return `${atWord === "" ? cut : atWord}…`;
}

/** Rising numbers as a reader takes them in: "2, 5 to 7, 9". Two in a row are named one by one. */
export function inRuns(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(", "))).join(", ");
}
