import type { Route } from "next";
import { alertTitle, subjectPage, type AlertFacts } from "@/lib/desk-alerts/desk-alerts";
import { settleDeskAlertAction } from "@/lib/desk-alerts/desk-alerts-actions";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { NothingYet } from "./data-table";
import { DeskForms } from "./desk-forms";
import { DeskLink } from "./desk-link";
import { Moment } from "./moment";
import { SettleForm } from "./settle-form";
import { State } from "./state";

interface DeskAlertListProps {
  readonly alerts: readonly AlertFacts[];
  readonly answer: DeskFormState | null;
}

/** What waits for somebody to look at it, each with the way to settle it. */
export function DeskAlertList({ alerts, answer }: DeskAlertListProps) {
  return (
    <DeskForms action={settleDeskAlertAction} answer={answer} shown={alerts.map(({ id }) => id)}>
      {alerts.length === 0 ? (
        <NothingYet>Nothing needs settling.</NothingYet>
      ) : (
        <ul role="list" aria-label="Alerts" className="border-t-2 border-ink">
          {alerts.map((alert) => (
            <li
              key={alert.id}
              id={alert.id}
              className="grid gap-x-10 gap-y-3 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]"
            >
              <div>
                <p className="flex flex-wrap items-baseline justify-between gap-x-6">
                  <State mark="alert" isStrong>
                    {alertTitle(alert.kind)}
                  </State>
                </p>
                <p className="mt-1 max-w-measure">{alert.words}</p>
                <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft">
                  <Subject subject={alert.subject} />
                  <Moment at={alert.raisedAt} />
                </p>
              </div>
              <SettleForm id={alert.id} />
            </li>
          ))}
        </ul>
      )}
    </DeskForms>
  );
}

function Subject({ subject }: { readonly subject: string }) {
  const page = subjectPage(subject);
  if (!page) return null;
  return <DeskLink href={page as Route}>{page.split("/").at(-1)}</DeskLink>;
}
