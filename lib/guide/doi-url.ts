/** Where the doi at the end of a citation leads; a citation without one leads nowhere. */
export function doiUrl(citation: string): string {
  return `https://doi.org/${citation.split(" doi ")[1] ?? ""}`;
}
