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
    <time dateTime={at.toISOString()} className="figure whitespace-nowrap">
      {format.format(at)}
    </time>
  );
}

const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "Europe/London",
});

/** The day it is in the shop: "Tuesday 24 November". */
export function Today() {
  const now = new Date();
  return <time dateTime={now.toISOString()}>{day.format(now)}</time>;
}
