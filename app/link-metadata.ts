import type { Metadata } from "next";
import { placeholderOrigin } from "@/lib/site-origin";
import { cardAddress, cardSize, type CardPlace } from "./cards/card";

interface LinkedPage {
  readonly title: string;
  readonly description: string;
  /** Where the page stands, and nowhere else. */
  readonly path: `/${string}`;
  readonly type?: "website" | "article";
  /** The picture that goes with a link to it; the house's own when the page has none. */
  readonly card?: CardPlace;
  /** What the picture shows, when it is not the house's. */
  readonly alt?: string | undefined;
}

const house: CardPlace = { kind: "house", slug: "fettle" };
const houseAlt = "A figure stands on one leg and leans forward; the hamstrings at work are orange.";

/**
 * What a page tells those who list it or show a link to it: its one address, its words and its picture.
 * @param origin left out by pages that are made beforehand; a page that is rendered for each visitor names the true one
 */
export function linkMetadata(
  { title, description, path, type = "website", card = house, alt = houseAlt }: LinkedPage,
  origin: string = placeholderOrigin,
): Metadata {
  return {
    title,
    description,
    alternates: { canonical: origin + path },
    openGraph: { title, type, images: [{ url: origin + cardAddress(card), ...cardSize, alt }] },
    // The picture is named once: who reads the one reads the other, and every byte of a page is sent twice.
    twitter: { card: "summary_large_image", images: [] },
  };
}
