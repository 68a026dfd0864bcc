// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { filmAnchor, type Reel } from "@/lib/guide/film";

interface FilmPlaylistProps {
  readonly reels: readonly Reel[];
  readonly place: number;
  /** Null until the film can be told what to show: the names lead to the films themselves then. */
  readonly onChoose: ((place: number) => void) | null;
}

/** The loops that a film goes through, the one that is on standing out. */
export function FilmPlaylist({ reels, place, onChoose }: FilmPlaylistProps) {
  return (
    <div className="film-reels">
      <p>{`${place + 1} of ${reels.length}`}</p>
      {onChoose && (
        <>
          <IconButton name="Move before" onClick={() => onChoose(place - 1)}>
            <Icon name="arrow-left" />
          </IconButton>
          <IconButton name="Next move" onClick={() => onChoose(place + 1)}>
            <Icon name="arrow-right" />
          </IconButton>
        </>
      )}
      <ol>
        {reels.map(({ name, title }, index) => (
          <li key={name}>
            {onChoose ? (
              <button
                type="button"
                aria-current={index === place ? "true" : undefined}
                onClick={() => onChoose(index)}
              >
                {title}
              </button>
            ) : (
              <a href={`#${filmAnchor(name)}`}>{title}</a>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
