import { Picture } from "@/components/ui/picture";
import { SiteLink } from "@/components/ui/site-link";
import { outsideVatWords } from "@/lib/delivery/outside-vat";
import { isOutsideVat } from "@/lib/delivery/zones";
import { formatPence } from "@/lib/money";
import { orderVat, type OrderFacts, type OrderLineFacts } from "@/lib/orders/orders";

/** What was bought, at what price, and where it goes. Printed, it is the receipt. */
export function OrderSheet({ order }: { readonly order: OrderFacts }) {
  const isCollected = order.deliveryMethod === "collect";
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <section aria-labelledby="order-lines">
        <h2 id="order-lines" className="pb-3 text-2xl">
          What you ordered
        </h2>
        <ul role="list" className="border-t-2 border-ink">
          {order.lines.map((line) => (
            <OrderLine key={line.sku} line={line} />
          ))}
        </ul>
        <dl className="ml-auto pt-3 sm:max-w-sm">
          <SumRow name="Goods" amount={formatPence(order.subtotalPence)} />
          {order.discountCode && (
            <SumRow
              name={`Code ${order.discountCode}`}
              detail={order.discountWords}
              amount={order.discountPence > 0 ? `−${formatPence(order.discountPence)}` : ""}
            />
          )}
          <SumRow
            name={isCollected ? "Collection" : "Delivery"}
            amount={order.deliveryPence === 0 ? "Free" : formatPence(order.deliveryPence)}
          />
          <SumRow name="Total" amount={formatPence(order.totalPence)} strong />
          <SumRow name="of which VAT" amount={formatPence(orderVat(order))} />
        </dl>
        {isOutsideVat(order.zone) && <p className="ml-auto pt-2 text-sm sm:max-w-sm">{outsideVatWords}</p>}
      </section>
      <section aria-labelledby="order-where">
        <h2 id="order-where" className="pb-3 text-2xl">
          {isCollected ? "Collection" : "Where it goes"}
        </h2>
        <div className="border-t-2 border-ink">
          {isCollected ? (
            <p className="border-b border-line py-4">
              You fetch it from us, once we have written that it is ready.
            </p>
          ) : (
            <address className="border-b border-line py-4 not-italic">
              {order.address.length === 0
                ? order.postcode
                : order.address.map((line) => (
                    <span key={line} className="block">
                      {line}
                    </span>
                  ))}
            </address>
          )}
          <p className="border-b border-line py-4 text-sm">
            {order.paidAt ? "Receipt sent to" : "The receipt goes to"}{" "}
            <span className="font-bold">{order.email}</span>
          </p>
          <p className="py-4 text-sm text-ink-soft print:hidden">
            Keep this page’s link to yourself: whoever has it can open your order. You have 14 days from
            delivery to change your mind.{" "}
            <SiteLink href="/delivery-and-returns" className="link">
              Delivery and returns
            </SiteLink>
          </p>
        </div>
      </section>
    </div>
  );
}

function OrderLine({ line }: { readonly line: OrderLineFacts }) {
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-4 sm:gap-x-6 print:grid-cols-[minmax(0,1fr)_auto] print:py-2">
      <div className="aspect-square self-start bg-paper-deep print:hidden">
        {line.pictureName && (
          <Picture name={line.pictureName} alt="" width={800} height={800} sizes="4.5rem" />
        )}
      </div>
      <div>
        <p className="leading-snug font-bold">{line.productName}</p>
        <p className="mt-1 text-sm text-ink-soft">
          {line.optionText && `${line.optionText}, `}
          <span className="whitespace-nowrap">
            {line.quantity} × {formatPence(line.unitPence)}
          </span>
        </p>
      </div>
      <p className="price">{formatPence(line.totalPence)}</p>
    </li>
  );
}

interface SumRowProps {
  readonly name: string;
  readonly amount: string;
  readonly detail?: string | null;
  readonly strong?: boolean;
}

function SumRow({ name, amount, detail = null, strong = false }: SumRowProps) {
  return (
    <div
      className={`flex items-baseline justify-between ${strong ? "my-2 border-y border-line py-2 font-bold" : "py-1"}`}
    >
      <dt>
        {name}
        {detail && <span className="block text-sm text-ink-soft">{detail}</span>}
      </dt>
      <dd className={`price ${strong ? "text-2xl" : "font-normal tracking-normal"}`}>{amount}</dd>
    </div>
  );
}
