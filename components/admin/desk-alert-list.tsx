import Link from "next/link";
import type { Route } from "next";
import { alertTitle, subjectPage, type AlertFacts } from "@/lib/desk-alerts/desk-alerts";
import { settleDeskAlertAction } from "@/lib/desk-alerts/desk-alerts-actions";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { NothingYet } from "./data-table";
import { DeskForms } from "./desk-forms";
import { Moment } from "./moment";
import { SettleForm } from "./settle-form";

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
        <ul role="list" aria-label="Alerts" className="border-t border-ink">
          {alerts.map((alert) => (
            <li key={alert.id} id={alert.id} className="border-b border-line py-4">
              <p className="font-bold">{alertTitle(alert.kind)}</p>
              <p className="mt-1 max-w-measure text-sm">{alert.words}</p>
              <p className="mt-1 flex flex-wrap gap-x-6 text-sm text-ink-soft">
                <Moment at={alert.raisedAt} />
                <Subject subject={alert.subject} />
              </p>
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
  return (
    <Link href={page as Route} prefetch={false} className="link">
      {page.split("/").at(-1)}
    </Link>
  );
}
