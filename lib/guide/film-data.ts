import { filmPicture } from "./film";
import type { FilmFacts } from "./guide";

/**
 * The films of a guide as search engines read them (schema.org's VideoObject, with what Google asks for and recommends). A playlist shows
 * films that are named already, and has no file of its own.
 * @param origin the shop's own address, without a slash at its end
 */
export function filmData(films: readonly FilmFacts[], origin: string): object[] {
  return films.flatMap(({ name, title, caption, seconds, createdAt }) =>
    seconds === null
      ? []
      : {
          "@context": "https://schema.org",
          "@type": "VideoObject",
          name: title,
          description: caption,
          thumbnailUrl: `${origin}/pictures/${filmPicture(name)}-800.webp`,
          contentUrl: `${origin}/films/${name}.mp4`,
          uploadDate: createdAt.toISOString(),
          duration: `PT${Math.max(1, Math.round(seconds))}S`,
        },
  );
}
