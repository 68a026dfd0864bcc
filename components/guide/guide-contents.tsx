"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Icon } from "@/components/ui/icon";

interface ContentsEntry {
  readonly slug: string;
  readonly label: string;
}

/**
 * The contents list: plain anchors, and with JavaScript the section being read stands out. On a narrow screen, where the list scrolls
 * away, a bar at the foot says the section instead and opens the list over the page.
 */
export function GuideContents({ entries }: { readonly entries: readonly ContentsEntry[] }) {
  const current = useReadSection(entries);
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const number = entries.findIndex(({ slug }) => slug === current) + 1;
  const entry = entries[number - 1];
  const isShown = isOpen && entry !== undefined;

  // Above the first section and below the last there is no bar, and what it opened does not come back by itself.
  if (isOpen && !entry) setOpen(false);

  useEffect(() => {
    const { current: around } = place;
    if (!isShown || !around) return;
    const closeBeside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !around.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeBeside);
    return () => {
      document.removeEventListener("pointerdown", closeBeside);
      around.style.minHeight = "";
    };
  }, [isShown]);

  function toggle(): void {
    // The list leaves its place while it lies over the page; the place keeps its height, so that nothing jumps.
    if (place.current && !isShown) place.current.style.minHeight = `${place.current.offsetHeight}px`;
    setOpen(!isShown);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !isShown) return;
    toggle();
    opener.current?.focus();
  }

  return (
    <div ref={place} onKeyDown={onKeyDown} className="print:hidden lg:sticky lg:top-6 lg:self-start">
      <nav
        id="contents"
        aria-label="Contents"
        className={
          isShown
            ? "page-width fixed inset-x-0 bottom-14 z-10 max-h-[70dvh] overflow-y-auto border-t-2 border-ink bg-paper py-4 lg:static lg:border-0 lg:p-0"
            : ""
        }
      >
        <ol className="columns-2 gap-x-6 border-t border-line text-sm lg:columns-1 lg:text-xs">
          {entries.map(({ slug, label }, index) => (
            <li key={slug} className="break-inside-avoid">
              <a
                href={`#${slug}`}
                aria-current={slug === current ? "location" : undefined}
                onClick={isShown ? toggle : undefined}
                className="flex min-h-11 items-center gap-x-2.5 border-b border-line py-1.5 leading-tight text-ink-soft hover:text-ink aria-[current]:border-ink aria-[current]:font-bold aria-[current]:text-ink lg:min-h-0 lg:py-2"
              >
                <span className="w-6 shrink-0 whitespace-nowrap tabular-nums">{index + 1}</span>
                <span>{label}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {entry && (
        <button
          ref={opener}
          type="button"
          aria-expanded={isShown}
          aria-controls="contents"
          onClick={toggle}
          className="reading-bar page-width fixed inset-x-0 bottom-0 z-10 flex min-h-14 items-center gap-x-3 border-t border-line bg-paper text-left text-sm lg:hidden"
        >
          <span className="text-ink-soft tabular-nums">
            {number}
            <span className="sr-only"> of {entries.length}</span>
          </span>
          <span className="min-w-0 grow truncate font-bold">{entry.label}</span>
          <span className="sr-only">{isShown ? "Close the contents" : "Contents"}</span>
          <Icon name={isShown ? "close" : "list"} />
        </button>
      )}
    </div>
  );
}

/** The section that crosses the line of reading, a thin band a quarter down the window; null above the first and below the last. */
function useReadSection(entries: readonly ContentsEntry[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const sections = entries.flatMap(({ slug }) => document.getElementById(slug) ?? []);
    const crossing = new Set<string>();
    const watcher = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) crossing.add(target.id);
          else crossing.delete(target.id);
        }
        setCurrent([...crossing].at(-1) ?? null);
      },
      { rootMargin: "-25% 0px -74% 0px" },
    );
    for (const section of sections) watcher.observe(section);
    return () => watcher.disconnect();
  }, [entries]);
  return current;
}
