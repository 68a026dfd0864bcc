"use client";

import { useEffect, useRef, useState, ViewTransition, type ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { opens } from "@/components/ui/dialog-press";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import type { PictureFacts } from "@/lib/catalogue/catalogue";

const shownWide = "(min-width: 80rem) 38rem, (min-width: 64rem) 50vw, 100vw";
const dialogId = "enlarged";

interface GalleryProps {
  readonly slug: string;
  readonly productName: string;
  readonly pictures: readonly PictureFacts[];
  /** Which picture shows a variant, by SKU. */
  readonly pictureOf: Readonly<Record<string, number>>;
}

/**
 * Every view of a product: one under the thumb at a time, snapping, and each as large as the window. Where the variants are not
 * themselves the way from picture to picture, small ones jump to each. Swiping, jumping and enlarging need no script; following the
 * chosen variant does.
 */
export function Gallery({ slug, productName, pictures, pictureOf }: GalleryProps) {
  const strip = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  // Where the strip is on its way to: two quick presses are two steps.
  const aim = useRef(0);
  const shown = pictures[current] ?? pictures[0];
  const variantCount = Object.keys(pictureOf).length;
  const step = (by: 1 | -1) => goTo((aim.current + by + pictures.length) % pictures.length);

  function goTo(index: number): void {
    aim.current = index;
    strip.current?.children[index]?.scrollIntoView({ block: "nearest", inline: "start" });
  }

  useEffect(() => {
    function follow({ target }: Event): void {
      if (!(target instanceof HTMLInputElement) || target.name !== "sku") return;
      const index = pictureOf[target.value];
      if (index !== undefined) goTo(index);
    }
    document.addEventListener("change", follow);
    return () => document.removeEventListener("change", follow);
  }, [pictureOf]);

  if (!shown) return <div className="aspect-square bg-paper-deep" />;
  return (
    <div className="min-w-0">
      <div className="relative">
        <ViewTransition name={`picture-${slug}`} share="picture" default="none">
          <ul
            ref={strip}
            aria-label="Pictures"
            tabIndex={pictures.length > 1 ? 0 : undefined}
            onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
              setCurrent(Math.round(scrollLeft / clientWidth))
            }
            onScrollEnd={({ currentTarget: { scrollLeft, clientWidth } }) => {
              aim.current = Math.round(scrollLeft / clientWidth);
            }}
            className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain [scrollbar-width:none] motion-safe:scroll-smooth"
          >
            {pictures.map((picture, index) => (
              <li key={picture.name} id={`picture-${index + 1}`} className="w-full shrink-0 snap-start">
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
        <Steps current={current} count={pictures.length} onStep={step} />
        <IconButton name="Enlarge the picture" {...opens(dialogId)} className="absolute right-3 bottom-3">
          <Icon name="enlarge" />
        </IconButton>
      </div>
      {pictures.length > variantCount && (
        <ul aria-label="Choose a picture" className="mt-2 flex flex-wrap gap-2">
          {pictures.map((picture, index) => (
            <li key={picture.name}>
              <a
                href={`#picture-${index + 1}`}
                aria-current={index === current ? "true" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(index);
                }}
                className="block w-16 border-b-4 border-transparent pb-1 aria-[current]:border-ink sm:w-18"
              >
                <Picture
                  {...picture}
                  alt={`Picture ${index + 1} of ${pictures.length}`}
                  // The same files as above: a small one of its own would be one more request for each picture.
                  sizes={shownWide}
                  className="aspect-square object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Dialog id={dialogId} title={productName} shape="screen">
        <Enlarged picture={shown}>
          <Steps current={current} count={pictures.length} onStep={step} />
        </Enlarged>
      </Dialog>
    </div>
  );
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
    <div className="absolute bottom-3 left-3 flex items-center bg-paper noscript:hidden">
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
