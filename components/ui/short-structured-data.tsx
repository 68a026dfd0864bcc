/** From here on React hands a text over as a row that says its length. */
const longText = 1_000;

/**
 * What a page says of itself to machines, as JSON-LD, with no script that draws it.
 * @throws when it is too long for that: `StructuredData` takes any length
 */
export function ShortStructuredData({ data }: { readonly data: object }) {
  // No "<" within it could end the script early.
  const text = JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
  if (text.length >= longText) throw new Error("This data is too long for ShortStructuredData");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
