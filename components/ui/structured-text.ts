/** Data as JSON-LD. */
export function structuredText(data: object): string {
  // No "<" within it could end the script early.
  return JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
}
