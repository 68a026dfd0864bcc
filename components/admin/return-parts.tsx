import { Fact, Facts } from "@/components/admin/facts";
import { formatPence } from "@/lib/money";
import { orderNumberText } from "@/lib/orders/orders";
import { isOurFault, reasonWords } from "@/lib/orders/return-reasons";
import type { DeskReturn } from "@/lib/returns/desk-reads";
import { deskStateWords } from "@/lib/returns/desk-words";
import { conditionWords, decisionWords } from "@/lib/returns/receipt";
import { dayWords } from "@/lib/returns/return-days";
import type { ReturnState } from "@/lib/returns/returns";
import type { ReturnLineFacts } from "@/lib/returns/returns-reads";
import { DeskLink } from "./desk-link";
import { Moment } from "./moment";
import { State } from "./state";

const marks = { asked: "empty", received: "alert", closed: "done", withdrawn: "gone" } as const;

/** Where a return stands. What waits for somebody here is set in bold. */
export function ReturnStateWords({ state }: { readonly state: ReturnState }) {
  return (
    <State mark={marks[state]} isStrong={state === "received"}>
      {deskStateWords[state]}
    </State>
  );
}

/** What is known of a return besides its lines. */
export function ReturnOverview({ returned }: { readonly returned: DeskReturn }) {
  const { order, sendBackBy, words, actor, receivedAt, receivedBy, refundPence, shipment } = returned;
  return (
    <Facts>
      <Fact term="Order">
        <DeskLink href={`/admin/orders/${order.number}`} className="link figure">
          {orderNumberText(order.number)}
        </DeskLink>{" "}
        <span className="wrap-anywhere">{order.email}</span>
      </Fact>
      <Fact term="Asked for by">{actor === "buyer" ? "The buyer" : actor}</Fact>
      <Fact term="To be sent by">{dayWords(sendBackBy)}</Fact>
      {words !== null && <Fact term="The buyer says">{words}</Fact>}
      {receivedAt && (
        <Fact term="Received">
          <Moment at={receivedAt} /> by {receivedBy}
        </Fact>
      )}
      {refundPence !== null && (
        <Fact term="Money back">
          {refundPence === 0 ? "None" : <span className="price">{formatPence(refundPence)}</span>}
          {returned.isRefundFailed && (
            <span className="block font-bold">
              The refund has failed, and the buyer has not got it. Give it back from the order’s page.
            </span>
          )}
        </Fact>
      )}
      {shipment && (
        <Fact term="Exchange sent">
          {[shipment.carrier ?? "To be collected", shipment.trackingNumber].filter(Boolean).join(", ")}
        </Fact>
      )}
    </Facts>
  );
}

/** What was asked for, and what became of it, line by line. */
export function ReturnLines({ lines }: { readonly lines: readonly ReturnLineFacts[] }) {
  return (
    <ul role="list" className="border-t-2 border-ink">
      {lines.map((line) => (
        <li key={line.id} className="border-b border-line py-3 leading-snug">
          <p>
            <DeskLink href={`/admin/stock/${line.sku}`} className="link font-bold">
              {line.sku}
            </DeskLink>{" "}
            {line.name}, <span className="figure">{line.quantity}</span>
          </p>
          <p className="mt-1 text-ink-soft">{askedWords(line)}</p>
          {line.condition && <p className="mt-1">{outcomeWords(line)}</p>}
          {line.note !== null && <p className="mt-1">“{line.note}”</p>}
        </li>
      ))}
    </ul>
  );
}

/** "I have changed my mind. Wants its money back, says it is unopened." */
export function askedWords(line: ReturnLineFacts): string {
  const wish = line.exchangeName === null ? "Wants the money back" : `Wants ${line.exchangeName} instead`;
  const seal =
    line.sealedOnly && !isOurFault(line.reason)
      ? line.declaredSealed
        ? ", says it is unopened"
        : ", does not say it is unopened"
      : "";
  return `${reasonWords[line.reason]}. ${wish}${seal}.`;
}

function outcomeWords(line: ReturnLineFacts): string {
  const { condition, decision, receivedUnits, refundPence } = line;
  if (!condition || receivedUnits === 0) return "Nothing came.";
  const places = [
    [line.restockedUnits, "on the shelf"],
    [line.quarantinedUnits, "in quarantine"],
    [line.discardedUnits, "thrown away"],
  ] as const;
  return [
    `${receivedUnits} came, ${conditionWords[condition].toLowerCase()}`,
    ...(decision ? [decisionWords[decision].toLowerCase()] : []),
    ...(refundPence !== null && refundPence > 0 ? [formatPence(refundPence)] : []),
    ...places.filter(([units]) => units > 0).map(([units, where]) => `${units} ${where}`),
  ].join(", ");
}
