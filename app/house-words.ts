/** What the shop says of itself where a page says nothing else. */
export const houseWords = {
  title: "Fettle. Run. Mend. Run again.",
  description:
    "A running shop with a plain guide to tight and sore hamstrings, and the kit that goes with it.",
} as const;
