// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { setPace, showCaptions, toggleFullWindow, type Film, type FilmNews } from "./film-round";

/** How often one loop of several is shown before the next. */
const turnsEach = 4;

interface FilmControlsProps {
  readonly film: Film;
  readonly title: string;
  readonly news: FilmNews;
  readonly onPress: () => void;
  /** Called when a loop has been shown often enough; without it the loop goes on. */
  readonly onOver: (() => void) | undefined;
}

/** How far a film is, and the buttons that pause it, slow it down, tell it in words and make it large. */
export function FilmControls({ film, title, news, onPress, onOver }: FilmControlsProps) {
  const [isSlow, setSlow] = useState(false);
  const [isTold, setTold] = useState(false);
  const isPlaying = news === "plays";
  return (
    <>
      <Progress film={film} isPlaying={isPlaying} onOver={onOver} />
      <IconButton name={`${isPlaying ? "Pause" : "Play"} ${title}`} onClick={onPress}>
        <Icon name={isPlaying ? "pause" : "play"} />
      </IconButton>
      <button
        type="button"
        aria-pressed={isSlow}
        aria-label={`Half speed, ${title}`}
        onClick={() => {
          setPace(film, isSlow ? 1 : 0.5);
          setSlow(!isSlow);
        }}
      >
        Half speed
      </button>
      <button
        type="button"
        aria-pressed={isTold}
        aria-label={`Captions, ${title}`}
        onClick={() => {
          showCaptions(film, !isTold);
          setTold(!isTold);
        }}
      >
        Captions
      </button>
      {document.fullscreenEnabled && (
        <IconButton name={`Full window, ${title}`} onClick={() => toggleFullWindow(film)}>
          <Icon name="enlarge" />
        </IconButton>
      )}
      <p role="status">
        {news === "failed" && "The film could not be loaded. The move is told in words below."}
      </p>
    </>
  );
}

type ProgressProps = Pick<FilmControlsProps, "film" | "onOver"> & { readonly isPlaying: boolean };

/** A line that grows with the film. */
function Progress({ film, isPlaying, onOver }: ProgressProps) {
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isPlaying) return;
    let turns = 0;
    let before = 0;
    let frame = requestAnimationFrame(function draw() {
      const { currentTime, duration } = film.video;
      if (currentTime < before) turns += 1;
      before = currentTime;
      if (line.current) line.current.style.scale = `${currentTime / duration || 0} 1`;
      if (onOver && turns === turnsEach) onOver();
      else frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [film, isPlaying, onOver]);
  return <i ref={line} />;
}
