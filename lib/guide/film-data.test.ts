import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { filmData } from "./film-data";

const folder = new URL("../../prisma/seed/guides/hamstrings/", import.meta.url);
const told = JSON.parse(readFileSync(new URL("films.json", folder), "utf8")) as {
  name: string;
  title: string;
  alt: string;
  caption: string;
  transcript: string;
  playlist?: string[];
}[];
const films = told.map((film) => ({
  ...film,
  seconds: film.playlist ? null : 6.5,
  playlist: film.playlist ?? [],
  createdAt: new Date("2026-11-24T12:00:00Z"),
}));
const data = filmData(films, "https://shop.example");

it("names every film that has a file, with what search engines ask for", () => {
  expect(data).toHaveLength(films.length - 1);
  expect(data.find((each) => "name" in each && each.name === "Nordic hamstring curl")).toEqual({
    "@context": "https://schema.org",
    "@type": "VideoObject",
    name: "Nordic hamstring curl",
    description:
      "A figure kneels while a partner holds its ankles. It leans forward slowly with a straight body, lands on its hands and pushes back up.",
    thumbnailUrl: "https://shop.example/pictures/exercise-nordic-curl-800.webp",
    contentUrl: "https://shop.example/films/nordic-curl.mp4",
    uploadDate: "2026-11-24T12:00:00.000Z",
    duration: "PT7S",
  });
});

it("keeps each film's data short: a longer text travels as a row that says its length, in which no address may be filled in", () => {
  for (const each of data) expect(JSON.stringify(each).length).toBeLessThan(1_000);
});

it("gives a loop of less than half a second a second", () => {
  const [film] = films;
  if (!film) throw new Error("no films");
  expect(filmData([{ ...film, seconds: 0.3 }], "")).toMatchObject([{ duration: "PT1S" }]);
});
