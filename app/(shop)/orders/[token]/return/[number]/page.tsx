import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { OrderUnopened } from "@/components/orders/order-unopened";
import { ReturnLineOutcome, ReturnSlip } from "@/components/orders/return-slip";
import { Button } from "@/components/ui/button";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Notice } from "@/components/ui/notice";
import { PageOpening } from "@/components/ui/page-opening";
import { orAway } from "@/app/or-away";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { formatPence } from "@/lib/money";
import { orderNumberText } from "@/lib/orders/orders";
import { isOurFault, returnNumberText } from "@/lib/orders/return-reasons";
import { trackingUrl } from "@/lib/orders/tracking";
import { dayWords } from "@/lib/returns/return-days";
import { postageWords, returnRefusalWords } from "@/lib/returns/returns";
import { readReturnOfOrder, type ReturnFacts } from "@/lib/returns/returns-reads";
import { askedReturnNumber } from "@/lib/returns/returns-schema";
import { trader } from "@/lib/trader";
import { linkedOrder } from "../../../linked-order";

export const metadata: Metadata = { title: "Your return", robots: { index: false }, referrer: "no-referrer" };
export const instant = false;

/** Where to send a return and by when, with a slip to print; later what became of it. */
export default async function ReturnedPage({
  params,
  searchParams,
}: PageProps<"/orders/[token]/return/[number]">) {
  const linked = await linkedOrder(params);
  if (linked.kind !== "order") return <OrderUnopened kind={linked.kind} />;
  const { order, token } = linked;
  const number = askedReturnNumber((await params).number);
  const returned = number === null ? null : await orAway(readReturnOfOrder(order.id, number));
  if (returned === "away") return <OrderUnopened kind="away" />;
  if (!returned) notFound();
  const refusal = refusalWords(await searchParams);
  const own = `/orders/${encodeURIComponent(token)}`;
  const { name, address } = trader();
  const isToCome = returned.state === "asked";
  return (
    <div className="page-width print:text-sm">
      <PageOpening
        title={`Return ${returnNumberText(returned.number)}`}
        standfirst={standfirstOf(returned)}
      />
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-10">
          {refusal && <Notice tone="alert">{refusal}</Notice>}
          {isToCome ? (
            <ReturnSlip
              number={returnNumberText(returned.number)}
              order={orderNumberText(order.number)}
              lines={returned.lines}
              sendTo={[name, ...address]}
              sendBy={dayWords(returned.sendBackBy)}
              postage={postageWords(returned.lines.some(({ reason }) => isOurFault(reason)))}
            />
          ) : (
            <section aria-labelledby="return-lines">
              <h2 id="return-lines" className="pb-3 text-2xl">
                What came of it
              </h2>
              <ul role="list" className="border-t-2 border-ink">
                {returned.lines.map((line) => (
                  <ReturnLineOutcome key={line.id} line={line} />
                ))}
              </ul>
            </section>
          )}
        </div>
        <div className="grid content-start gap-8 print:hidden">
          <LinkRows label="Where to go from here">
            <LinkRow href={own as Route}>Back to order {orderNumberText(order.number)}</LinkRow>
            <LinkRow href={`${own}/return` as Route}>Send something else back</LinkRow>
            <LinkRow href="/contact">Write to us</LinkRow>
          </LinkRows>
          {isToCome && (
            <form action="/api/orders/return/withdraw" method="post">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="number" value={returned.number} />
              <p className="mb-3 text-sm text-ink-soft">
                Keeping it after all? Then call the return off. You can ask again while the days last.
              </p>
              <Button>Call the return off</Button>
            </form>
          )}
        </div>
      </div>
    </div>
  );
}

function refusalWords({
  refused,
  wait,
}: Readonly<Record<string, string | string[] | undefined>>): string | null {
  if (refused === "too-often") return tooOftenWords(waitFrom(wait));
  return refused === "not-on-its-way" ? returnRefusalWords[refused] : null;
}

function standfirstOf(returned: ReturnFacts) {
  const { state, refundPence, sendBackBy, shipment } = returned;
  switch (state) {
    case "asked":
      return `We have noted it. Send it by ${dayWords(sendBackBy)}, with the slip below in the parcel. We have written to you as well.`;
    case "withdrawn":
      return "You called this return off, and keep your things.";
    case "received":
      return `It is here, and your exchange is being packed.${moneyWords(refundPence)}`;
    case "closed": {
      const href =
        shipment?.carrier &&
        shipment.trackingNumber &&
        trackingUrl(shipment.carrier, shipment.trackingNumber);
      return (
        <>
          It is here and seen to.{shipment && " Your exchange has left us."}
          {moneyWords(refundPence)}{" "}
          {href && (
            <a href={href} className="link" rel="noreferrer">
              Follow the parcel
            </a>
          )}
        </>
      );
    }
  }
}

function moneyWords(refundPence: ReturnFacts["refundPence"]): string {
  return refundPence ? ` ${formatPence(refundPence)} goes back to the card that paid.` : "";
}
