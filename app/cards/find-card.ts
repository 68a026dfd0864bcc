import { getDepartments, getProduct, getShelfGlimpse } from "@/lib/catalogue/catalogue-queries";
import { filmPicture } from "@/lib/guide/film";
import { getGuide } from "@/lib/guide/guide-queries";
import type { Card, CardKind, CardPlace } from "./card";

const stillOfTheHouse = filmPicture("single-leg-deadlift");

/** For pages that have no picture of their own. */
export const houseCard: Card = {
  kicker: "A running shop",
  title: "Run. Mend. Run again.",
  foot: "The advice comes first. The kit stands beside it.",
  picture: stillOfTheHouse,
};

const preferredFilm = "single-leg-bridge";

/** The film whose still stands for a guide: lying down and quiet, where there is a choice. */
export function coverFilm<Film extends { readonly name: string }>(films: readonly Film[]): Film | undefined {
  return films.find(({ name }) => name === preferredFilm) ?? films[0];
}

const finders: Record<CardKind, (slug: string) => Promise<Card | null>> = {
  house: async (slug) => (slug === "fettle" ? houseCard : null),
  guides: async (slug) => {
    const guide = await getGuide(slug);
    if (!guide) return null;
    const film = coverFilm(guide.films);
    return {
      kicker: "Guide",
      title: guide.title,
      foot: "What it is, what to do today, and what to leave alone.",
      picture: film ? filmPicture(film.name) : stillOfTheHouse,
    };
  },
  shop: async (slug) => {
    const department = (await getDepartments()).find((each) => each.slug === slug);
    if (!department) return null;
    const [picture] = (await getShelfGlimpse(slug)).pictures;
    const { title, standfirst } = department;
    return picture ? { kicker: "Shop", title, foot: standfirst, picture: picture.name } : houseCard;
  },
  products: async (slug) => {
    const product = await getProduct(slug);
    if (!product) return null;
    const { maker, name, department, picture } = product;
    return picture
      ? { kicker: maker, title: name, foot: department.title, picture: picture.name }
      : houseCard;
  },
};

/** The card of a page; null when there is no such page. */
export async function findCard({ kind, slug }: CardPlace): Promise<Card | null> {
  return finders[kind](slug);
}
