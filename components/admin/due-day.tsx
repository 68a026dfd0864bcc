import { dueness } from "@/lib/orders/queue";
import { State } from "./state";

const format = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** The day by which an order was promised to leave: "Mon, 30 Nov"; marked when it is past. */
export function DueDay({ day, now }: { readonly day: Date | null; readonly now: Date }) {
  if (day === null) return <span className="text-ink-soft">No day promised</span>;
  const due = dueness(day, now);
  const words = (
    <time dateTime={day.toISOString().slice(0, 10)} className="figure whitespace-nowrap">
      {format.format(day)}
    </time>
  );
  if (due === "late") {
    return (
      <State mark="alert" isStrong>
        Late: {words}
      </State>
    );
  }
  return due === "today" ? <State mark="full">Today: {words}</State> : words;
}
