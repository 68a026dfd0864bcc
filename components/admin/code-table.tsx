import type { DeskFormState } from "@/lib/auth/desk-form";
import { codeWords, stateOfCode } from "@/lib/codes/codes";
import type { CodeRow } from "@/lib/codes/codes-reads";
import { stopCodeAction } from "@/lib/codes/desk-actions";
import { termsWords } from "@/lib/codes/desk-codes";
import { formatPence, pence } from "@/lib/money";
import { Cell, DataTable, Row, RowHead } from "./data-table";
import { DeskForms } from "./desk-forms";
import { Moment } from "./moment";
import { CodeStateWords } from "./state";
import { StopCodeForm } from "./stop-code-form";

interface CodeTableProps {
  readonly codes: readonly CodeRow[];
  readonly now: Date;
  /** An id for each showing of each form, by code; empty when the viewer may only look. */
  readonly formIds: ReadonlyMap<string, string>;
  readonly answer: DeskFormState | null;
}

/** Codes, a row each: what each gives and on which terms, how often it was used, and what that came to. */
export function CodeTable({ codes, now, formIds, answer }: CodeTableProps) {
  const canStop = (code: CodeRow) => code.stoppedAt === null && formIds.has(code.code);
  return (
    <DeskForms action={stopCodeAction} answer={answer} shown={codes.filter(canStop).map(({ code }) => code)}>
      <DataTable
        label="Codes"
        columns={[
          { name: "Code" },
          { name: "State" },
          { name: "Gives" },
          { name: "Runs" },
          { name: "Used", isNumber: true },
          { name: "Given", isNumber: true },
          { name: "Stop" },
        ]}
      >
        {codes.map((code) => (
          <Row key={code.id}>
            <RowHead>
              <span id={code.code} className="figure">
                {code.code}
              </span>
            </RowHead>
            <Cell place="top">
              <CodeStateWords state={stateOfCode(code, now)} />
            </Cell>
            <Cell>
              <strong>{codeWords(code)}</strong>
              <span className="block text-xs text-ink-soft">{termsWords(code)}</span>
              <span className="block text-xs wrap-anywhere text-ink-soft">{code.note}</span>
            </Cell>
            <Cell className="text-xs text-ink-soft">
              <Moment at={code.startsAt} />
              {code.endsAt && (
                <>
                  {" "}
                  to <Moment at={code.endsAt} />
                </>
              )}
            </Cell>
            <Cell place="left" label="Used" isNumber>
              {code.redeemed}
              {code.redemptionLimit !== null && ` of ${code.redemptionLimit}`}
              {code.held > 0 && <span className="text-xs text-ink-soft">, {code.held} being paid</span>}
            </Cell>
            <Cell place="right" label="Given" isNumber className="font-bold">
              {formatPence(pence(code.givenPence))}
            </Cell>
            <Cell>
              {canStop(code) && <StopCodeForm code={code.code} formId={formIds.get(code.code) ?? ""} />}
            </Cell>
          </Row>
        ))}
      </DataTable>
    </DeskForms>
  );
}
