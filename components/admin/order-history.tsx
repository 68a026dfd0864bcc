import type { HistoryEvent } from "@/lib/orders/history";
import { Moment } from "./moment";

/** What happened to an order, who did it, and why; the newest first, because it is read to see where things stand. */
export function OrderHistory({ events }: { readonly events: readonly HistoryEvent[] }) {
  return (
    <ol role="list" aria-label="History" className="border-t-2 border-ink">
      {events.toReversed().map(({ at, kind, what, who, words }, index) => (
        <li key={index} className="min-h-(--desk-row) border-b border-line py-2 leading-snug">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <span className={kind === "state" || kind === "note" ? "font-bold" : ""}>{what}</span>
            <span className="text-xs text-ink-soft">
              <Moment at={at} />
            </span>
          </div>
          {words !== null && (
            <p className={`break-words ${kind === "note" ? "whitespace-pre-line" : "text-ink-soft"}`}>
              {words}
            </p>
          )}
          {who !== null && <p className="text-xs break-words text-ink-soft">{who}</p>}
        </li>
      ))}
    </ol>
  );
}
