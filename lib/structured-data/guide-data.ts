import type { ExercisePlan, Graph, MedicalWebPage, Thing, VideoObject } from "schema-dts";
import { filmPicture } from "@/lib/guide/film";
import type { FilmFacts, GuideDetails } from "@/lib/guide/guide";
import type { Block, ParsedGuide } from "@/lib/guide/guide-blocks";

/**
 * A guide as search engines read it: the page, a plan for each section that has moves to follow, and the films. Nothing in it goes
 * beyond what the page says; a reviewer is named when there is one.
 * @param origin the shop's own address, without a slash at its end
 */
export function guideData(guide: GuideDetails, parsed: ParsedGuide, origin: string): Graph {
  const things: readonly Thing[] = [
    pageOf(guide, origin),
    ...plansOf(guide, parsed, origin),
    ...guide.films.flatMap((film) => videoOf(film, origin)),
  ];
  return { "@context": "https://schema.org", "@graph": things };
}

function pageOf(guide: GuideDetails, origin: string): MedicalWebPage {
  const author = { "@type": "Organization", name: guide.author } as const;
  return {
    "@type": "MedicalWebPage",
    name: guide.title,
    description: guide.description,
    url: addressOf(guide, origin),
    inLanguage: "en-GB",
    dateModified: dayOf(guide.updatedAt),
    author,
    publisher: { "@type": "Organization", name: "Fettle", url: origin },
    about: guide.topics.map(({ title }) => ({ "@type": "Thing", name: title })),
  };
}

function plansOf(guide: GuideDetails, { sections }: ParsedGuide, origin: string): ExercisePlan[] {
  return guide.sections.flatMap(({ slug, title }, index) => {
    const moves = (sections[index]?.blocks ?? []).filter((block): block is Film => block.kind === "film");
    if (moves.length === 0) return [];
    return {
      "@type": "ExercisePlan",
      name: title,
      url: `${addressOf(guide, origin)}#${slug}`,
      exerciseType: moves.map((move) => move.title),
    };
  });
}

type Film = Extract<Block, { kind: "film" }>;

/** A playlist shows films that are named already, and has no file of its own. */
function videoOf({ name, title, caption, seconds, createdAt }: FilmFacts, origin: string): VideoObject[] {
  if (seconds === null) return [];
  return [
    {
      "@type": "VideoObject",
      name: title,
      description: caption,
      thumbnailUrl: `${origin}/pictures/${filmPicture(name)}-800.webp`,
      contentUrl: `${origin}/films/${name}.mp4`,
      uploadDate: createdAt.toISOString(),
      duration: `PT${Math.max(1, Math.round(seconds))}S`,
    },
  ];
}

const addressOf = ({ slug }: GuideDetails, origin: string) => `${origin}/guides/${slug}`;
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
