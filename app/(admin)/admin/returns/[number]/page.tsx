import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { ExchangeForm } from "@/components/admin/exchange-form";
import { Moment } from "@/components/admin/moment";
import { ReceiveForm, type ReceiveLine } from "@/components/admin/receive-form";
import { askedWords, ReturnLines, ReturnOverview, ReturnStateWords } from "@/components/admin/return-parts";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { requireRole } from "@/lib/auth/viewer";
import { formatPence, pence } from "@/lib/money";
import { isOurFault, returnNumberText } from "@/lib/orders/return-reasons";
import { receiveReturnAction, sendExchangeAction } from "@/lib/returns/desk-actions";
import { readReturnForDesk, type DeskReturn } from "@/lib/returns/desk-reads";
import { receiptRefusalWords } from "@/lib/returns/receipt";

export const metadata: Metadata = { title: "Return" };
export const instant = false;

export default async function ReturnDeskPage({ params, searchParams }: PageProps<"/admin/returns/[number]">) {
  const { number } = await params;
  const viewer = await requireRole("returns.read", `/admin/returns/${number}`);
  const returned = /^\d{1,9}$/.test(number) ? await readReturnForDesk(Number(number)) : null;
  if (!returned) return <DeskNotFound />;
  const mayWrite = may(viewer.roles, "returns.write");
  const answer = await readAnswer((await searchParams)["answer"]);
  const isToCome = returned.state === "asked";
  const isToSend = returned.state === "received";
  const canReceive = isToCome && !returned.order.isDisputed;
  return (
    <DeskPage
      title={`Return ${returnNumberText(returned.number)}`}
      up={{ href: "/admin/returns", title: "Returns" }}
      remark={
        <p className="flex flex-wrap gap-x-5">
          <span className="text-ink">
            <ReturnStateWords state={returned.state} />
          </span>
          <span>
            Asked for <Moment at={returned.createdAt} />
          </span>
        </p>
      }
    >
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <DeskSection title={isToCome && mayWrite ? "What came" : "Lines"}>
            {isToCome && returned.order.isDisputed && (
              <div className="mb-4">
                <Notice tone="alert">{receiptRefusalWords.disputed}</Notice>
              </div>
            )}
            {mayWrite && (
              <DeskForms
                action={receiveReturnAction}
                answer={answerAbout(answer, "receive")}
                shown={canReceive ? ["receive"] : []}
              >
                {canReceive && (
                  <ReceiveForm number={returned.number} lines={linesOf(returned)} formId={randomUUID()} />
                )}
              </DeskForms>
            )}
            {!(canReceive && mayWrite) && <ReturnLines lines={returned.lines} />}
          </DeskSection>
          {mayWrite && (
            <DeskForms
              action={sendExchangeAction}
              answer={answerAbout(answer, "exchange")}
              shown={isToSend ? ["exchange"] : []}
            >
              {isToSend && (
                <DeskSection title="Send the exchange">
                  <ExchangeForm
                    number={returned.number}
                    parcel={parcelOf(returned)}
                    isCollected={returned.order.deliveryMethod === "collect"}
                    formId={randomUUID()}
                  />
                </DeskSection>
              )}
            </DeskForms>
          )}
        </div>
        <div className="min-w-0">
          <DeskSection title="About it">
            <ReturnOverview returned={returned} />
          </DeskSection>
        </div>
      </div>
    </DeskPage>
  );
}

function answerAbout(answer: DeskFormState | null, about: string): DeskFormState | null {
  return answer?.about === about ? answer : null;
}

function linesOf({ lines, shares }: DeskReturn): ReceiveLine[] {
  return lines.map((line) => ({
    id: line.id,
    sku: line.sku,
    name: line.name,
    asked: askedWords(line),
    quantity: line.quantity,
    share: formatPence(shares[line.id] ?? pence(0)),
    isExchange: line.exchangeName !== null,
    isOurFault: isOurFault(line.reason),
  }));
}

function parcelOf({ lines }: DeskReturn): string[] {
  return lines
    .filter(({ decision }) => decision === "exchange")
    .map(
      ({ receivedUnits, exchangeSku, exchangeName }) => `${receivedUnits} × ${exchangeSku}, ${exchangeName}`,
    );
}
