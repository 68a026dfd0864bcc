import { z } from "zod";

/** What a card says and shows. It names no price: who keeps a picture keeps it for years. */
export interface Card {
  /** The line above the title: what kind of thing it is, or who makes it. */
  readonly kicker: string;
  readonly title: string;
  readonly foot: string;
  /** Stem of the files under /pictures. */
  readonly picture: string;
}

/** As those who show links want it. */
export const cardSize = { width: 1200, height: 630 } as const;

const place = z.object({
  kind: z.enum(["house", "guides", "shop", "products"]),
  slug: z.string().regex(/^[a-z0-9-]{1,100}$/),
});

export type CardPlace = z.infer<typeof place>;
export type CardKind = CardPlace["kind"];

const ending = ".jpg";

export function cardAddress({ kind, slug }: CardPlace): `/${string}` {
  return `/cards/${kind}/${slug}${ending}`;
}

/** The place that an address names; null when it can name none. */
export function readCardPlace(kind: string, name: string): CardPlace | null {
  if (!name.endsWith(ending)) return null;
  return place.safeParse({ kind, slug: name.slice(0, -ending.length) }).data ?? null;
}
