import { Picture } from "@/components/ui/picture";
import { fullName } from "@/lib/catalogue/catalogue";
import { formatPence } from "@/lib/money";
import { orderVat, type OrderFacts, type OrderLineFacts } from "@/lib/orders/orders";

/** What was bought, at what price, and where it goes. */
export function OrderSheet({ order }: { readonly order: OrderFacts }) {
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_22rem]">
      <section aria-labelledby="order-lines">
        <h2 id="order-lines" className="text-2xl">
          What you ordered
        </h2>
        <ul role="list" className="mt-4 border-t-2 border-ink">
          {order.lines.map((line) => (
            <OrderLine key={line.sku} line={line} />
          ))}
        </ul>
        <dl>
          <SumRow name="Goods" amount={formatPence(order.subtotalPence)} />
          <SumRow
            name={order.deliveryMethod === "collect" ? "Collection" : "Delivery"}
            amount={formatPence(order.deliveryPence)}
          />
          <SumRow name="Total" amount={formatPence(order.totalPence)} strong />
          <SumRow name="of which VAT" amount={formatPence(orderVat(order))} />
        </dl>
      </section>
      <section aria-labelledby="order-where">
        <h2 id="order-where" className="text-2xl">
          {order.deliveryMethod === "collect" ? "Collection" : "Where it goes"}
        </h2>
        {order.deliveryMethod === "collect" ? (
          <p className="mt-4 border-t-2 border-ink pt-4">We write to you when it is ready to collect.</p>
        ) : (
          <address className="mt-4 border-t-2 border-ink pt-4 not-italic">
            {order.address.length === 0
              ? order.postcode
              : order.address.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
          </address>
        )}
        <p className="mt-4 text-sm text-ink-soft">Receipt sent to {order.email}.</p>
      </section>
    </div>
  );
}

function OrderLine({ line }: { readonly line: OrderLineFacts }) {
  return (
    <li className="grid grid-cols-[4rem_1fr_auto] gap-x-4 border-b border-line py-4">
      <div>
        {line.pictureName && <Picture name={line.pictureName} alt="" width={800} height={800} sizes="4rem" />}
      </div>
      <div>
        <p className="font-bold">{fullName(line.productName, line.optionText)}</p>
        <p className="text-sm text-ink-soft">
          {line.quantity} × {formatPence(line.unitPence)}
        </p>
      </div>
      <p className="font-bold tabular-nums">{formatPence(line.totalPence)}</p>
    </li>
  );
}

function SumRow({
  name,
  amount,
  strong = false,
}: {
  readonly name: string;
  readonly amount: string;
  readonly strong?: boolean;
}) {
  return (
    <div className={`flex justify-between border-b border-line py-2 ${strong ? "text-lg font-bold" : ""}`}>
      <dt>{name}</dt>
      <dd className="tabular-nums">{amount}</dd>
    </div>
  );
}
