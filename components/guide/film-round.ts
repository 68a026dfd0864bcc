/** What decides whose turn it is. */
export interface Standing {
  /** How much of it is in the window, from 0 to 1. */
  seen: number;
  /** Paused by hand, or not allowed to begin: it waits for a press. */
  held: boolean;
  /** Begun by hand, and in the window since. */
  asked: boolean;
}

export type FilmNews = "plays" | "rests" | "failed";

export interface Film extends Standing {
  readonly video: HTMLVideoElement;
  readonly tell: (news: FilmNews) => void;
  /** Takes it out of the round. */
  readonly leave: () => void;
  near: boolean;
  failed: boolean;
}

/** Of which a film must show before it begins by itself. */
const enough = 0.6;

/**
 * The one film that may play: the one that was begun by hand, else the one that is seen best. One that was paused keeps its turn
 * and stays still: no neighbour starts up because of it.
 * @param current the one that plays now; among equals it goes on
 * @param alone whether films may begin by themselves
 */
export function filmInTurn<Each extends Standing>(
  films: readonly Each[],
  current: Each | undefined,
  alone: boolean,
): Each | undefined {
  const asked = films.find((film) => film.asked && film.seen > 0);
  if (asked ?? !alone) return asked;
  const best = films.reduce(
    (most: Each | undefined, film) => (most && most.seen >= film.seen ? most : film),
    current ?? films.find(({ held, seen }) => held && seen >= enough),
  );
  return best && best.seen >= enough && !best.held ? best : undefined;
}

const films: Film[] = [];
let current: Film | undefined;
/** The one that is on its way here: a reader on a slow line waits for one film at a time. */
let fetched: Film | undefined;

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Whether films may begin, and be fetched, before anybody asks: not for those who want it still, nor on a slow or dear line. */
function goAlone(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return !(
    connection?.saveData ||
    /[23]g/.test(connection?.effectiveType ?? "") ||
    matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

/** Lets each film play, rest and be fetched as is right by now. */
function decide(): void {
  const alone = goAlone();
  const next = document.hidden ? undefined : filmInTurn(films, current, alone);
  if (current && current !== next) rest(current);
  if (next && current !== next) {
    current = next;
    next.tell("plays");
    begin(next);
  }
  if (!alone || fetched) return;
  const waiting = films.find(({ near, held, video }) => near && !held && video.preload === "none");
  if (waiting) fetchFilm(waiting);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Once for all that is told at the same moment: a film that is near is not fetched just before one that is seen. */
function decideSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(decide);
}

function fetchFilm(film: Film): void {
  if (fetched && fetched !== film) {
    // Takes its turn again once this one is there.
    fetched.video.preload = "none";
    fetched.video.load();
  }
  fetched = film.video.readyState < HTMLMediaElement.HAVE_ENOUGH_DATA ? film : undefined;
  film.video.preload = "auto";
}

function rest(film: Film): void {
  current = undefined;
  film.video.pause();
  film.tell("rests");
}

function begin(film: Film): void {
  fetchFilm(film);
  if (film.failed) film.video.load();
  film.failed = false;
  film.video.play().catch((error: unknown) => {
    // Anything else is told by an event, or is a film that was paused before it could begin.
    if (error instanceof DOMException && error.name === "NotAllowedError") hold(film);
  });
}

function hold(film: Film): void {
  film.held = true;
  film.asked = false;
  decide();
}

/** The play button: pauses the film that plays, begins any other. */
export function pressFilm(film: Film): void {
  if (film === current) hold(film);
  else askFor(film);
}

/** Begins a film because somebody wants it to. */
export function askFor(film: Film): void {
  for (const each of films) each.asked = each === film;
  film.held = false;
  if (film.seen === 0) film.video.scrollIntoView({ block: "nearest" });
  decide();
}

/** Goes on with what the film's sources name now. */
export function reload(film: Film): void {
  film.video.load();
  if (film === current) begin(film);
}

/** @param pace 1 as it was filmed */
export function setPace({ video }: Film, pace: number): void {
  video.defaultPlaybackRate = pace;
  video.playbackRate = pace;
}

export function showCaptions({ video }: Film, shown: boolean): void {
  const [track] = video.textTracks;
  if (track) track.mode = shown ? "showing" : "disabled";
}

/** Gives the film and its buttons the whole window, or their place back; a browser that will not leaves all as it was. */
export function toggleFullWindow({ video }: Film): void {
  const turned = document.fullscreenElement
    ? document.exitFullscreen()
    : video.closest(".film-player")?.requestFullscreen();
  turned?.catch(() => undefined);
}

function fail(film: Film): void {
  film.failed = true;
  if (film === fetched) fetched = undefined;
  // One that was only fetched ahead is tried again once it is seen; nobody has missed it yet.
  if (film.seen === 0 && !film.asked) return decide();
  hold(film);
  film.tell("failed");
}

/** Takes a film into the round in which they play, one at a time. */
export function joinRound(video: HTMLVideoElement, tell: Film["tell"]): Film {
  const film: Film = { video, tell, leave, seen: 0, held: false, asked: false, near: false, failed: false };
  // Begun with the browser's own controls, before these were here.
  film.asked = !video.paused;
  // A page that was left is kept, and its films join again when the reader comes back.
  const listening = new AbortController();
  const { signal } = listening;
  const sight = new IntersectionObserver(
    (entries) => {
      film.seen = entries.at(-1)?.intersectionRatio ?? 0;
      if (film.seen === 0) {
        film.asked = false;
        if (film !== current) video.pause();
      }
      decideSoon();
    },
    { threshold: [0, 0.2, 0.4, enough, 0.8, 1] },
  );
  const nearness = new IntersectionObserver(
    (entries) => {
      film.near = entries.at(-1)?.isIntersecting ?? false;
      decideSoon();
    },
    { rootMargin: "100%" },
  );
  films.push(film);
  sight.observe(video);
  nearness.observe(video);
  document.addEventListener("visibilitychange", decide);
  video.addEventListener("canplaythrough", fetchNext, { signal });
  video.addEventListener("suspend", fetchNext, { signal });
  // The browser, or a key of the keyboard, has paused or begun it: that counts like a press of the button.
  video.addEventListener(
    "pause",
    () => {
      if (film === current && video.paused) hold(film);
    },
    { signal },
  );
  video.addEventListener(
    "play",
    () => {
      if (film !== current && !video.paused) askFor(film);
    },
    { signal },
  );
  // The errors of sources do not rise to the film, but they pass it on their way down.
  video.addEventListener(
    "error",
    ({ target }) => {
      if (target === video || target === video.querySelector("source:last-of-type")) fail(film);
    },
    { capture: true, signal },
  );
  return film;

  function fetchNext(): void {
    // A film may be able to play through before all of it is there, and may say that it rests before it has begun.
    const isIdle = video.networkState === HTMLMediaElement.NETWORK_IDLE;
    if (film === fetched && isIdle && video.readyState > HTMLMediaElement.HAVE_NOTHING) fetched = undefined;
    decide();
  }

  function leave(): void {
    sight.disconnect();
    nearness.disconnect();
    listening.abort();
    films.splice(films.indexOf(film), 1);
    if (film === current) rest(film);
    if (film === fetched) fetched = undefined;
  }
}
