const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** A moment as the desk writes it, in the shop's own time: "23 Nov 2026, 14:03". */
export function Moment({ at }: { readonly at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {format.format(at)}
    </time>
  );
}
