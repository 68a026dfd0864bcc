"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useCallback, useEffect, useRef, useState, ViewTransition, type ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { opens } from "@/components/ui/dialog-press";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import type { PictureFacts, View } from "@/lib/catalogue/catalogue";

const shownWide = "(min-width: 80rem) 38rem, (min-width: 64rem) 50vw, 100vw";
const dialogId = "enlarged";

interface GalleryProps {
  readonly slug: string;
  readonly productName: string;
  readonly views: readonly View[];
}

/**
 * The views of a product: one under the thumb at a time, snapping, and each as large as the window. While a variant is chosen that has
 * views of its own, those of others are left out, which the style sheet does (`product` in styles/shop.css): swiping, jumping
 * and following the chosen variant need no script; enlarging the view that is seen, going back to the first, and counting, do.
 */
export function Gallery({ slug, productName, views }: GalleryProps) {
  const strip = useRef<HTMLUListElement>(null);
  /** Which of the views are not left out; none before the script has looked. */
  const [seen, setSeen] = useState<readonly number[]>([]);
  /** Where the strip is, counted among those. */
  const [current, setCurrent] = useState(0);
  // Where the strip is on its way to: two quick presses are two steps.
  const aim = useRef(0);
  const shown = views[seen[current] ?? current];
  const variantCount = new Set(views.flatMap(({ tile }) => tile ?? [])).size;

  const look = useCallback((list: HTMLUListElement | null) => {
    strip.current = list;
    if (list) setSeen(seenIn(list));
  }, []);

  function goTo(place: number): void {
    aim.current = place;
    bring(strip.current?.children[seen[place] ?? place]);
  }

  useEffect(() => {
    function follow({ target }: Event): void {
      if (!(target instanceof HTMLInputElement) || target.name !== "sku" || !strip.current) return;
      const now = seenIn(strip.current);
      const own = now.findIndex((index) => views[index]?.tile);
      setSeen(now);
      if (own < 0) return;
      aim.current = own;
      setCurrent(own);
      bring(strip.current.children[now[own] ?? own]);
    }
    document.addEventListener("change", follow);
    return () => document.removeEventListener("change", follow);
  }, [views]);

  if (!shown) return <div className="aspect-square bg-paper-deep" />;
  const steps = (
    <Steps
      current={current}
      count={seen.length}
      onStep={(by) => goTo((aim.current + by + seen.length) % seen.length)}
    />
  );
  return (
    <div className="min-w-0">
      <div className="relative">
        <ViewTransition name={`picture-${slug}`} share="picture" default="none">
          <ul
            ref={look}
            aria-label="Pictures"
            tabIndex={views.length > 1 ? 0 : undefined}
            onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
              setCurrent(Math.round(scrollLeft / clientWidth))
            }
            onScrollEnd={({ currentTarget: { scrollLeft, clientWidth } }) => {
              aim.current = Math.round(scrollLeft / clientWidth);
            }}
            className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain [scrollbar-width:none] motion-safe:scroll-smooth"
          >
            {views.map(({ tile, ...picture }, index) => (
              <li
                key={picture.name}
                id={`picture-${index + 1}`}
                data-view={tile}
                className="w-full shrink-0 snap-start"
              >
                <Picture
                  {...picture}
                  priority={index === 0}
                  sizes={shownWide}
                  className="aspect-square object-cover"
                />
              </li>
            ))}
          </ul>
        </ViewTransition>
        {steps}
        <IconButton name="Enlarge the picture" {...opens(dialogId)} className="absolute right-3 bottom-3">
          <Icon name="enlarge" />
        </IconButton>
      </div>
      {views.length > variantCount && (
        <ul aria-label="Choose a picture" className="mt-2 flex flex-wrap gap-2">
          {views.map(({ tile, ...picture }, index) => (
            <li key={picture.name} data-view={tile}>
              <a
                href={`#picture-${index + 1}`}
                aria-current={picture.name === shown.name ? "true" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(seen.indexOf(index));
                }}
                className="block w-16 border-b-4 border-transparent pb-1 aria-[current]:border-ink sm:w-18"
              >
                {/* The same files as above: a small one of its own would be one more request for each picture. */}
                <Picture {...picture} sizes={shownWide} className="aspect-square object-cover" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Dialog id={dialogId} title={productName} shape="screen">
        <Enlarged picture={shown}>{steps}</Enlarged>
      </Dialog>
    </div>
  );
}

function bring(view: Element | undefined): void {
  view?.scrollIntoView({ block: "nearest", inline: "start" });
}

/** The places of the views that the style sheet does not leave out. */
function seenIn(list: HTMLUListElement): number[] {
  return [...list.children].flatMap((view, index) => (view.clientWidth > 0 ? [index] : []));
}

interface StepsProps {
  readonly current: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
}

/** From picture to picture, for who does not swipe; without scripts the strip is pushed by hand. */
function Steps({ current, count, onStep }: StepsProps) {
  if (count < 2) return null;
  return (
    <div className="absolute bottom-3 left-3 flex items-center bg-paper">
      <IconButton name="Picture before" onClick={() => onStep(-1)}>
        <Icon name="arrow-left" />
      </IconButton>
      <span aria-live="polite" className="px-3 text-sm tabular-nums">
        {current + 1}
        <span aria-hidden="true"> / </span>
        <span className="sr-only"> of </span>
        {count}
      </span>
      <IconButton name="Next picture" onClick={() => onStep(1)}>
        <Icon name="arrow-right" />
      </IconButton>
    </div>
  );
}

/** One picture at the size of its file: on a phone larger than the window, to be pushed about under a thumb. */
function Enlarged({ picture, children }: { readonly picture: PictureFacts; readonly children: ReactNode }) {
  return (
    <div className="relative mx-auto mt-3 max-w-[min(60rem,calc(100dvh-7rem))]">
      <div
        role="region"
        aria-label="The picture, enlarged"
        tabIndex={0}
        className="max-h-[calc(100dvh-7rem)] overflow-auto"
      >
        <div className="w-[max(100%,50rem)]">
          <Picture {...picture} sizes="60rem" />
        </div>
      </div>
      {children}
    </div>
  );
}
