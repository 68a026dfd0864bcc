import type { DeskOrder } from "@/lib/orders/desk-reads";
import { letterWords } from "@/lib/orders/letters";
import { NothingYet } from "./data-table";
import { Moment } from "./moment";
import { AgainForm } from "./order-letters";

interface LetterListProps {
  readonly number: number;
  readonly emails: DeskOrder["emails"];
  /** The kinds that can be sent again, by whoever may; empty for those who may only look. */
  readonly again: readonly string[];
  readonly formId: string;
}

/** What was written to the buyer, what still waits, and what keeps it. */
export function LetterList({ number, emails, again, formId }: LetterListProps) {
  if (emails.length === 0) return <NothingYet>Nothing has been written to the buyer.</NothingYet>;
  return (
    <ol role="list" className="border-t-2 border-ink">
      {emails.map(({ id, kind, isAgain, sentAt, givenUpAt, attempts, lastError }) => {
        const letter = letterWords(kind);
        return (
          <li key={id} className="min-h-(--desk-row) border-b border-line py-2 leading-snug">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <span className="grow">
                {letter}
                {isAgain && <span className="text-ink-soft">, again</span>}
              </span>
              <span className="text-ink-soft">
                <Fate sentAt={sentAt} givenUpAt={givenUpAt} attempts={attempts} />
              </span>
              {(sentAt ?? givenUpAt) && !isAgain && again.includes(kind) && (
                <AgainForm number={number} letterId={id} letter={letter} formId={formId} />
              )}
            </div>
            {lastError !== null && !sentAt && <p className="font-bold break-words">{lastError}</p>}
          </li>
        );
      })}
    </ol>
  );
}

type FateProps = Pick<DeskOrder["emails"][number], "sentAt" | "givenUpAt" | "attempts">;

function Fate({ sentAt, givenUpAt, attempts }: FateProps) {
  if (sentAt) {
    return (
      <>
        sent <Moment at={sentAt} />
      </>
    );
  }
  const tried = `tried ${attempts === 1 ? "once" : `${attempts} times`}`;
  if (!givenUpAt) return `waiting, ${tried}`;
  return (
    <strong>
      given up <Moment at={givenUpAt} />, {tried}
    </strong>
  );
}
