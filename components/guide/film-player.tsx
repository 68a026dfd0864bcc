"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useCallback, useState, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Reel } from "@/lib/guide/film";
import { FilmControls } from "./film-controls";
import { FilmPlaylist } from "./film-playlist";
import { askFor, joinRound, pressFilm, reload, type Film, type FilmNews } from "./film-round";

interface FilmPlayerProps {
  readonly title: string;
  /** What it shows: one loop, or several after each other. */
  readonly reels: readonly Reel[];
  /** The still that stands until it plays, and where nothing may move. */
  readonly children: ReactNode;
}

/**
 * A silent film that plays while it is seen: a plain `<video>` with the browser's own controls over the still, and with JavaScript one
 * with the shop's.
 */
export function FilmPlayer({ title, reels, children }: FilmPlayerProps) {
  const [film, setFilm] = useState<Film | null>(null);
  const [news, setNews] = useState<FilmNews>("rests");
  const [place, setPlace] = useState(0);
  const name = reels[place]?.name;

  const join = useCallback((video: HTMLVideoElement) => {
    const joined = joinRound(video, setNews);
    setFilm(joined);
    return joined.leave;
  }, []);

  function press(): void {
    if (film) pressFilm(film);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "k" && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) press();
  }

  function goTo(next: number): void {
    // The film reads its sources anew, so they must be there.
    flushSync(() => setPlace((next + reels.length) % reels.length));
    if (film) reload(film);
  }

  function choose(next: number): void {
    goTo(next);
    if (film) askFor(film);
  }

  return (
    <div className="film-player" onKeyDown={onKeyDown}>
      <div>
        {children}
        <video
          ref={join}
          controls={!film}
          preload="none"
          loop
          muted
          playsInline
          aria-label={title}
          onClick={press}
        >
          <source src={`/films/${name}.webm`} type="video/webm;codecs=vp9" />
          <source src={`/films/${name}.mp4`} type="video/mp4" />
          <track kind="captions" src={`/films/${name}.vtt`} srcLang="en" />
        </video>
      </div>
      <div className="film-bar">
        {film && (
          <FilmControls
            film={film}
            title={title}
            news={news}
            onPress={press}
            onOver={reels.length > 1 ? () => goTo(place + 1) : undefined}
          />
        )}
      </div>
      {reels.length > 1 && <FilmPlaylist reels={reels} place={place} onChoose={film && choose} />}
    </div>
  );
}
