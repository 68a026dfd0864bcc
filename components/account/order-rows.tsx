import { LinkRow, LinkRows } from "@/components/ui/link-row";
import type { OrderRow } from "@/lib/accounts/account-reads";
import { formatPence } from "@/lib/money";
import { orderNumberText, stateWords } from "@/lib/orders/orders";

const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

/** Somebody's orders, the newest first; each row leads to its page. */
export function OrderRows({ orders }: { readonly orders: readonly OrderRow[] }) {
  return (
    <div className="w-full">
      <LinkRows label="Your orders">
        {orders.map((order) => (
          <LinkRow
            key={order.number}
            href={`/orders/${order.token}`}
            aside={
              <>
                <span className="price block">{formatPence(order.totalPence)}</span>
                <span className="block text-sm">{stateOf(order)}</span>
              </>
            }
          >
            <span className="block font-bold">{orderNumberText(order.number)}</span>
            <span className="block text-sm text-ink-soft">
              <time dateTime={order.placedAt.toISOString()}>{dayFormat.format(order.placedAt)}</time>
            </span>
            <span className="block text-sm">{contents(order)}</span>
          </LinkRow>
        ))}
      </LinkRows>
    </div>
  );
}

function stateOf({ state, deliveryMethod }: OrderRow): string {
  return state === "fulfilled" && deliveryMethod === "collect" ? "Ready to collect" : stateWords[state];
}

function contents({ names, lineCount }: OrderRow): string {
  const more = lineCount - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
