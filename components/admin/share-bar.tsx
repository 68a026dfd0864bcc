interface ShareBarProps {
  readonly part: number;
  readonly whole: number;
}

/** How much of the whole a part is: a bar, and the same in words. */
export function ShareBar({ part, whole }: ShareBarProps) {
  const percent = whole > 0 ? Math.round((part / whole) * 100) : 0;
  return (
    <span className="flex items-baseline gap-3">
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-1.5 min-w-0 grow self-center"
      >
        <rect width="100" height="4" className="fill-paper-deep" />
        <rect width={percent} height="4" className="fill-moss" />
      </svg>
      <span className="figure w-[4.5ch] text-right text-ink-soft">{percent} %</span>
    </span>
  );
}
