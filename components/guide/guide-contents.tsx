"use client";

import { useEffect, useState } from "react";

interface ContentsEntry {
  readonly slug: string;
  readonly label: string;
}

/** The contents list: plain anchors, and with JavaScript the section being read stands out. */
export function GuideContents({ entries }: { readonly entries: readonly ContentsEntry[] }) {
  const [current, setCurrent] = useState<string | null>(null);

  useEffect(() => {
    const sections = entries.flatMap(({ slug }) => document.getElementById(slug) ?? []);
    const crossing = new Set<string>();
    // The line of reading is a thin band a quarter down the window; above the first section nothing crosses it.
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

  return (
    <nav aria-label="Contents" className="print:hidden lg:sticky lg:top-6 lg:self-start">
      <ol className="columns-2 gap-x-6 border-t border-line text-sm lg:columns-1 lg:text-xs">
        {entries.map(({ slug, label }, index) => (
          <li key={slug} className="break-inside-avoid">
            <a
              href={`#${slug}`}
              aria-current={slug === current ? "location" : undefined}
              className="flex min-h-11 items-center gap-x-2.5 border-b border-line py-1.5 leading-tight text-ink-soft hover:text-ink aria-[current]:border-ink aria-[current]:font-bold aria-[current]:text-ink lg:min-h-0 lg:py-2"
            >
              <span className="w-6 shrink-0 whitespace-nowrap tabular-nums">{index + 1}</span>
              <span>{label}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
