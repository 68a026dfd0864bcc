import { countText, queueTabs, queueWords, type QueueCounts, type QueueTab } from "@/lib/orders/queue";
import { DeskLink } from "./desk-link";

/** The tabs of the queue, each with how much waits in it; what is late is said beside what is to be sent. */
export function QueueTabs({ now, counts }: { readonly now: QueueTab; readonly counts: QueueCounts }) {
  return (
    <nav aria-label="Queue" className="print:hidden">
      <ul role="list" className="flex flex-wrap gap-x-6 border-b border-line">
        {queueTabs.map((tab) => (
          <li key={tab}>
            <DeskLink
              href={{ pathname: "/admin/orders", query: { show: tab } }}
              aria-current={tab === now ? "page" : undefined}
              className="desk-room gap-2 whitespace-nowrap aria-[current=page]:font-bold"
            >
              {queueWords[tab]}
              {tab !== "all" && (
                <span className={`figure ${counts[tab] === 0 ? "text-ink-soft" : "font-bold"}`}>
                  {countText(counts[tab])}
                </span>
              )}
              {tab === "to-send" && counts.late > 0 && (
                <span className="font-bold">({countText(counts.late)} late)</span>
              )}
            </DeskLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
