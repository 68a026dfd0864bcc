import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { CodeForm } from "@/components/admin/code-form";
import { CodeTable } from "@/components/admin/code-table";
import { NothingYet } from "@/components/admin/data-table";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage } from "@/components/admin/desk-page";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { readCodeRows, readDepartments } from "@/lib/codes/codes-reads";
import { createCodeAction } from "@/lib/codes/desk-actions";
import { newCodeForm } from "@/lib/codes/desk-fields";

export const metadata: Metadata = { title: "Codes" };
export const instant = false;

const rowsShown = 100;

export default async function CodesPage({ searchParams }: PageProps<"/admin/codes">) {
  const viewer = await requireRole("codes.read", "/admin/codes");
  const { before, answer } = await searchParams;
  const mayWrite = may(viewer.roles, "codes.write");
  const codes = await readCodeRows(rowsShown, asMoment(before));
  const last = codes.at(-1);
  const sent = await readAnswer(answer);
  return (
    <DeskPage
      title="Codes"
      remark="What a buyer types at the till. A use is taken when an order goes to its payment page, and given back when it ends unpaid."
    >
      {mayWrite && (
        <DeskForms
          action={createCodeAction}
          answer={sent?.about === newCodeForm ? sent : null}
          shown={[newCodeForm]}
        >
          <CodeForm departments={await readDepartments()} formId={randomUUID()} />
        </DeskForms>
      )}
      <div className="mt-4">
        {codes.length === 0 ? (
          <NothingYet>There are no codes yet.</NothingYet>
        ) : (
          <CodeTable
            codes={codes}
            now={new Date()}
            formIds={new Map(mayWrite ? codes.map(({ code }) => [code, randomUUID()]) : [])}
            answer={sent && sent.about !== newCodeForm ? sent : null}
          />
        )}
      </div>
      {last && codes.length === rowsShown && (
        <p className="mt-4">
          <DeskLink href={{ pathname: "/admin/codes", query: { before: last.createdAt.toISOString() } }}>
            Older codes
          </DeskLink>
        </p>
      )}
    </DeskPage>
  );
}

function asMoment(text: unknown): Date | null {
  const at = typeof text === "string" ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}
