/** What a page says of itself to machines, as JSON-LD. */
export function StructuredData({ data }: { readonly data: object }) {
  // No "<" within it could end the script early.
  const text = JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
