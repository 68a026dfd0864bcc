import { formatPence, pence } from "@/lib/money";
import { reasonWords } from "@/lib/orders/return-reasons";
import type { ReturnLineFacts } from "@/lib/returns/returns-reads";

interface ReturnSlipProps {
  /** "R1001" and "F10023". */
  readonly number: string;
  readonly order: string;
  readonly lines: readonly ReturnLineFacts[];
  readonly sendTo: readonly string[];
  readonly sendBy: string;
  readonly postage: string;
}

/** What goes into the parcel, and where the parcel goes: printed, it is the slip. */
export function ReturnSlip({ number, order, lines, sendTo, sendBy, postage }: ReturnSlipProps) {
  return (
    <section aria-labelledby="slip">
      <h2 id="slip" className="pb-3 text-2xl">
        Slip for the parcel
      </h2>
      <div className="border-t-4 border-b border-ink">
        <dl className="grid grid-cols-2 gap-x-8 border-b border-line sm:grid-cols-3">
          <SlipFigure name="Return">{number}</SlipFigure>
          <SlipFigure name="Order">{order}</SlipFigure>
          <SlipFigure name="Send it by" isWide>
            {sendBy}
          </SlipFigure>
        </dl>
        <ul role="list" aria-label="What comes back">
          {lines.map((line) => (
            <li
              key={line.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-b border-line py-3"
            >
              <span>
                <span className="font-bold">{line.name}</span>
                <span className="block text-sm text-ink-soft">
                  {reasonWords[line.reason]}.{" "}
                  {line.exchangeName === null ? "Money back" : `Exchange for ${line.exchangeName}`}.
                </span>
              </span>
              <span className="whitespace-nowrap">× {line.quantity}</span>
            </li>
          ))}
        </ul>
        <div className="py-4">
          <h3 className="text-sm text-ink-soft">Send it to</h3>
          <address className="mt-1 not-italic">
            {[`Return ${number}`, ...sendTo].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </div>
      </div>
      <ul className="mt-5 max-w-measure list-disc space-y-2 pl-5 marker:text-ink-soft print:hidden">
        <li>Print this page and put it into the parcel, or write {number} on a piece of paper.</li>
        <li>{postage}</li>
        <li>You can also bring it to us.</li>
      </ul>
    </section>
  );
}

function SlipFigure({
  name,
  isWide = false,
  children,
}: {
  readonly name: string;
  readonly isWide?: boolean;
  readonly children: string;
}) {
  return (
    <div className={`py-3 ${isWide ? "max-sm:col-span-full max-sm:border-t max-sm:border-line" : ""}`}>
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="text-xl font-bold">{children}</dd>
    </div>
  );
}

/** What became of one line of a return, as its buyer reads it. */
export function ReturnLineOutcome({ line }: { readonly line: ReturnLineFacts }) {
  return (
    <li className="border-b border-line py-4">
      <p className="leading-snug font-bold">
        {line.quantity} × {line.name}
      </p>
      <p className="mt-1 text-sm text-ink-soft">{reasonWords[line.reason]}</p>
      {line.condition && <p className="mt-1">{outcomeWords(line)}</p>}
      {line.note !== null && <p className="mt-1">“{line.note}”</p>}
    </li>
  );
}

function outcomeWords({
  decision,
  receivedUnits,
  quantity,
  refundPence,
  exchangeName,
}: ReturnLineFacts): string {
  if (!decision || !receivedUnits) return "It did not reach us.";
  const came = receivedUnits < quantity ? `${receivedUnits} of ${quantity} reached us. ` : "";
  switch (decision) {
    case "refund":
      return `${came}${formatPence(refundPence ?? pence(0))} goes back to you.`;
    case "refund_less":
      return `${came}${formatPence(refundPence ?? pence(0))} goes back to you. Something was kept:`;
    case "exchange":
      return `${came}You get ${exchangeName ?? "another one"} for it.`;
    case "refuse":
      return `${came}We could not take it back, and write to you about it:`;
  }
}
