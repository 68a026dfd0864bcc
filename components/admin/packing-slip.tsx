import { cancellationTerms } from "@/lib/cancellation";
import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { orderNumberText } from "@/lib/orders/orders";
import type { Parcel } from "@/lib/orders/parcel-reads";

const serviceWords: Record<DeliveryMethod, string> = {
  standard: "Standard delivery",
  express: "Express delivery",
  collect: "To be collected",
};

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

interface PackingSlipProps {
  readonly parcel: Parcel;
  /** Where a buyer finds his order, as it is read off paper: "fettle.example/orders". */
  readonly lookUp: string;
}

/** The sheet that lies in a parcel: who gets it, what is in it, how to send something back. No prices: it may be a present. */
export function PackingSlip({ parcel, lookUp }: PackingSlipProps) {
  const { number, address, deliveryMethod, paidAt, email } = parcel;
  const lines = parcel.lines.filter(({ units }) => units > 0);
  const left = parcel.lines.filter(({ units, ordered }) => units < ordered);
  const text = orderNumberText(number);
  const total = lines.reduce((sum, { units }) => sum + units, 0);
  return (
    <article aria-labelledby={`slip-${number}`} className="slip">
      <header className="flex items-baseline justify-between gap-6 border-b-2 border-ink pb-3">
        <p className="font-display text-2xl leading-none font-extrabold tracking-[-0.055em]">fettle</p>
        <p className="text-ink-soft">{serviceWords[deliveryMethod]}</p>
      </header>
      <div className="mt-5 flex flex-wrap justify-between gap-x-10 gap-y-4">
        <address className="text-lg leading-snug not-italic">
          {(address.length > 0 ? address : [email]).map((line, index) => (
            <span key={index} className="block first:font-bold">
              {line}
            </span>
          ))}
        </address>
        <div className="text-right">
          <h2 id={`slip-${number}`} className="figure text-2xl font-bold">
            Order {text}
          </h2>
          {paidAt && <p className="text-ink-soft">{day.format(paidAt)}</p>}
        </div>
      </div>
      <ul role="list" aria-label={`What is in ${text}`} className="mt-7 border-t-2 border-ink">
        {lines.map(({ id, sku, name, units, sealedOnly }) => (
          <li key={id} className="flex items-center gap-4 border-b border-line py-3">
            <span aria-hidden="true" className="paper-box" />
            <span className="figure w-12 shrink-0 text-xl font-bold">{units} ×</span>
            <span className="min-w-0 grow">
              <span className="block font-bold">{name}</span>
              {sealedOnly && (
                <span className="block text-xs text-ink-soft">
                  For reasons of hygiene it comes back unopened only, unless something is wrong with it.
                </span>
              )}
            </span>
            <span className="shrink-0 text-ink-soft">{sku}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex justify-between gap-6">
        <span>
          {left.length > 0 && "What is not in it was called off, and its money goes back, or has gone back."}
        </span>
        <span className="figure shrink-0">{total === 1 ? "1 unit" : `${total} units`}</span>
      </p>
      <footer className="mt-8 border-t border-line pt-3">
        <h3 className="font-bold">If something is not right, or you change your mind</h3>
        <p className="mt-1 max-w-measure">
          You have {cancellationTerms.tellDays} days from getting this to tell us, and{" "}
          {cancellationTerms.sendDays} days after that to send it back. If something is broken or wrong, tell
          us whenever you find it. Find your order at <strong>{lookUp}</strong> with its number, {text}, and
          the email address you gave.
        </p>
      </footer>
    </article>
  );
}
