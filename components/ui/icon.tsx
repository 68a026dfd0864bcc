// What the compiler would remember of it weighs more than making it anew.
"use no memo";

/** Strokes on a field of 20 by 20, drawn for this house: round ends would look soft beside the type, so ends are square. */
const strokes = {
  "arrow-right": "M3 10h13M11 5l5 5-5 5",
  "arrow-left": "M17 10H4M9 5l-5 5 5 5",
  "arrow-up": "M10 17V4M5 9l5-5 5 5",
  check: "M4 10.5l4 4 8-9",
  close: "M5 5l10 10M15 5L5 15",
  minus: "M4 10h12",
  plus: "M4 10h12M10 4v12",
  play: "M6 4v12l9-6z",
  pause: "M7 4v12M13 4v12",
  enlarge: "M12 3h5v5M8 17H3v-5M17 3l-6 6M3 17l6-6",
  search: "M13.5 8.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0ZM12 12l5 5",
  list: "M3 5h14M3 10h14M3 15h9",
  print: "M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z",
} as const;

type IconName = keyof typeof strokes;

/** All of them, for the specimen. */
export const iconNames = Object.keys(strokes) as readonly IconName[];

/** A sign that only repeats what the words beside it, or its button's name, already say. */
export function Icon({
  name,
  className = "size-5",
}: {
  readonly name: IconName;
  readonly className?: string;
}) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      className={`shrink-0 ${className}`}
    >
      <path d={strokes[name]} />
    </svg>
  );
}
