import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/field";
import type { Pence } from "@/lib/money";
import { formatPence } from "@/lib/money";
import { isOurFault, reasonWords, type ReturnReason } from "@/lib/orders/return-reasons";
import { postageWords } from "@/lib/returns/returns";

export interface ReturnConfirmLine {
  readonly id: string;
  readonly name: string;
  readonly units: number;
  readonly reason: ReturnReason;
  readonly share: Pence;
  readonly needsSeal: boolean;
  readonly choices: readonly { readonly variantId: string; readonly name: string }[];
  /** What was chosen before, when the form comes back. */
  readonly wish: string;
  readonly isSealed: boolean;
}

interface ReturnConfirmProps {
  /** The unguessable part of the order's address. */
  readonly token: string;
  readonly formId: string;
  readonly lines: readonly ReturnConfirmLine[];
  /** The last day to send it on, in words. */
  readonly sendBy: string;
}

/** The second step of a return: money or another one, what is to be declared, and what it costs. */
export function ReturnConfirm({ token, formId, lines, sendBy }: ReturnConfirmProps) {
  const isOurs = lines.some(({ reason }) => isOurFault(reason));
  return (
    <form action="/api/orders/return" method="post" className="w-full">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="formId" value={formId} />
      <ul role="list">
        {lines.map((line) => (
          <li key={line.id} className="border-b border-line py-5 first:pt-0">
            <Line line={line} />
          </li>
        ))}
      </ul>
      <ul className="mt-6 max-w-measure list-disc space-y-2 pl-5 marker:text-ink-soft">
        <li>Send it by {sendBy}.</li>
        <li>{postageWords(isOurs)}</li>
        <li>
          Your money goes back to the card that paid, within 14 days of the parcel reaching us.{" "}
          {isOurs
            ? "What you paid for delivery goes back with it."
            : "If all of the order comes back, what you paid for usual delivery goes back with it; what express cost more does not."}
        </li>
        {!isOurs && (
          <li>
            Try things on and look them over as you would in a shop. What has been used beyond that may lose
            some of its price.
          </li>
        )}
      </ul>
      <Field
        label="Anything we should know (optional)"
        name="words"
        autoComplete="off"
        maxLength={500}
        className="mt-6 max-w-measure"
      />
      <Button className="mt-6">Send it back</Button>
    </form>
  );
}

function Line({ line }: { readonly line: ReturnConfirmLine }) {
  const { id, name, units, reason, share, needsSeal, choices, wish, isSealed } = line;
  return (
    <fieldset>
      <legend className="leading-snug font-bold">
        {units} × {name}
      </legend>
      <input type="hidden" name={`units-${id}`} value={units} />
      <input type="hidden" name={`reason-${id}`} value={reason} />
      <p className="mt-1 text-sm text-ink-soft">{reasonWords[reason]}</p>
      {choices.length > 0 ? (
        <>
          <ChoiceField
            label="What would you like for it?"
            name={`wish-${id}`}
            defaultValue={wish}
            className="mt-3 max-w-measure"
          >
            <option value="refund">My money back, {formatPence(share)}</option>
            {choices.map((choice) => (
              <option key={choice.variantId} value={choice.variantId}>
                {choice.name}
              </option>
            ))}
          </ChoiceField>
          <p className="mt-2 max-w-measure text-sm text-ink-soft">
            An exchange is sent once yours is here, if it is still in stock; otherwise your money goes back.
            To send back what you got in exchange, write to us.
          </p>
        </>
      ) : (
        <p className="mt-2">
          Your money back: <span className="price">{formatPence(share)}</span>
        </p>
      )}
      {needsSeal && (
        <label className="mt-3 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name={`sealed-${id}`}
            required
            defaultChecked={isSealed}
            className="radio rounded-sm"
          />
          <span>I have not opened it, and its seal is whole.</span>
        </label>
      )}
    </fieldset>
  );
}
