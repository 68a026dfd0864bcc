import type { DeskOrder } from "@/lib/orders/desk-reads";
import { DueDay } from "./due-day";
import { Fact, Facts } from "./facts";
import { serviceWords } from "./queue-table";

/** Who gets it and where; the postcode is what delivery was charged for, the address what was given when paying. */
export function OrderAddress({ order, now }: { readonly order: DeskOrder; readonly now: Date }) {
  return (
    <Facts>
      {order.address.length > 0 && (
        <Fact term="To">
          <address className="not-italic">
            {order.address.map((line, index) => (
              <span key={index} className="block first:font-bold">
                {line}
              </span>
            ))}
          </address>
        </Fact>
      )}
      <Fact term="Email">
        <a href={`mailto:${order.email}`} className="link">
          {order.email}
        </a>
      </Fact>
      <Fact term="Service">{serviceWords[order.deliveryMethod]}</Fact>
      {order.paidAt !== null && (
        <Fact term="Leaves by">
          <DueDay day={order.dispatchBy} now={order.sentAt ?? now} />
        </Fact>
      )}
      <Fact term="Postcode charged for">{order.postcode}</Fact>
    </Facts>
  );
}
