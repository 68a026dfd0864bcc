interface Counts {
  readonly products: number;
  readonly sections: number;
  readonly films: number;
}

/** "2 products, 1 section and 1 film for “roller”."; null when nothing was found. */
export function foundWords({ products, sections, films }: Counts, query: string): string | null {
  const counted = [
    { count: products, one: "product", more: "products" },
    { count: sections, one: "section of the guide", more: "sections of the guide" },
    { count: films, one: "film", more: "films" },
  ].flatMap(({ count, one, more }) => (count === 0 ? [] : `${count} ${count === 1 ? one : more}`));
  if (counted.length === 0) return null;
  return `${new Intl.ListFormat("en-GB").format(counted)} for “${query}”.`;
}
