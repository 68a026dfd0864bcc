import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/field";
import { Picture } from "@/components/ui/picture";
import { reasonWords } from "@/lib/orders/return-reasons";

export interface ReturnChoiceLine {
  readonly id: string;
  readonly name: string;
  readonly pictureName: string | null;
  readonly quantity: number;
  readonly left: number;
  readonly sealedOnly: boolean;
  /** What was chosen before, when the form comes back. */
  readonly units: string;
  readonly reason: string;
}

/** The first step of a return: what comes back, how many of it, and why. It asks the next page, and changes nothing. */
export function ReturnChoice({ lines }: { readonly lines: readonly ReturnChoiceLine[] }) {
  return (
    <form className="w-full">
      <ul role="list">
        {lines.map((line) => (
          <li key={line.id} className="border-b border-line py-5 first:pt-0">
            <Line line={line} isOnly={lines.length === 1} />
          </li>
        ))}
      </ul>
      <Button className="mt-6">Go on</Button>
      <p className="mt-3 text-sm text-ink-soft">Nothing is sent yet: the next page says what follows.</p>
    </form>
  );
}

function Line({ line, isOnly }: { readonly line: ReturnChoiceLine; readonly isOnly: boolean }) {
  const { id, name, pictureName, quantity, left, sealedOnly, units, reason } = line;
  return (
    <fieldset className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 sm:gap-x-6">
      <legend className="sr-only">{name}</legend>
      <div className="aspect-square self-start bg-paper-deep">
        {pictureName && <Picture name={pictureName} alt="" width={800} height={800} sizes="4.5rem" />}
      </div>
      <div>
        <p className="leading-snug font-bold">{name}</p>
        <p className="mt-1 text-sm text-ink-soft">{leftWords(left, quantity)}</p>
        {sealedOnly && left > 0 && (
          <p className="mt-1 text-sm">
            For reasons of hygiene it comes back unopened, unless something is wrong with it.
          </p>
        )}
        {left > 0 && (
          <div className="mt-3 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
            <ChoiceField
              label="How many"
              aria-label={`How many of ${name}`}
              name={`units-${id}`}
              defaultValue={units || (isOnly ? "1" : "0")}
            >
              {Array.from({ length: left + 1 }, (_, count) => (
                <option key={count} value={count}>
                  {count === 0 ? "None" : count}
                </option>
              ))}
            </ChoiceField>
            <ChoiceField label="Why" aria-label={`Why ${name}`} name={`reason-${id}`} defaultValue={reason}>
              <option value="">Choose</option>
              {Object.entries(reasonWords).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </ChoiceField>
          </div>
        )}
      </div>
    </fieldset>
  );
}

function leftWords(left: number, quantity: number): string {
  if (left === 0) return "None of it can come back any more: it has, or its money has gone back.";
  return left === quantity ? `${quantity} ordered` : `${quantity} ordered, ${left} can still come back`;
}
