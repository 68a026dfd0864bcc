// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import type { ComponentProps } from "react";
import { Picture } from "@/components/ui/picture";
import { filmPicture } from "@/lib/guide/film";

type FilmStillProps = Omit<ComponentProps<typeof Picture>, "width" | "height">;

/** The still that stands for a film; all of them are square. */
export function FilmStill({ name, ...picture }: FilmStillProps) {
  return <Picture {...picture} name={filmPicture(name)} width={800} height={800} />;
}
