import type { TimelineEntry } from "@/lib/orders/timeline";

const moment = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

interface OrderTimelineProps {
  /** The oldest first; what is still to come has no time. */
  readonly entries: readonly TimelineEntry[];
}

/** What happened to an order, row by row, ruled strongly where it stands now; what comes next is softer. */
export function OrderTimeline({ entries }: OrderTimelineProps) {
  const now = entries.findLastIndex(({ at }) => at !== null);
  return (
    <section aria-labelledby="order-timeline">
      <h2 id="order-timeline" className="pb-3 text-2xl print:hidden">
        Where it stands
      </h2>
      <ol aria-labelledby="order-timeline" className="border-b border-line">
        {entries.map(({ key, at, title, detail, link }, index) => (
          <li
            key={key}
            aria-current={index === now ? "step" : undefined}
            className={`grid gap-x-6 py-3 sm:grid-cols-[11rem_minmax(0,1fr)] print:py-1 ${
              index === now ? "border-t-4 border-ink" : "border-t border-line"
            } ${at === null ? "text-ink-soft" : ""}`}
          >
            <p className="text-sm text-ink-soft sm:pt-0.5">
              {at ? <time dateTime={at.toISOString()}>{moment.format(at)}</time> : "Next"}
            </p>
            <div>
              <p className={index === now ? "font-bold" : ""}>{title}</p>
              {(detail || link) && (
                <p className="text-sm text-ink-soft">
                  {detail}
                  {detail && link && ". "}
                  {link && (
                    <a href={link.href} className="link" rel="noreferrer">
                      {link.title}
                    </a>
                  )}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
