"use client";

/**
 * What a page says of itself to machines, as JSON-LD, whatever its length. It is put into words on either side, so the router carries the
 * data as data: as one long text it would say how long it is, and the shop's address could not be filled in.
 */
export function StructuredData({ data }: { readonly data: object }) {
  // No "<" within it could end the script early.
  const text = JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
