import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { ChosenNone } from "@/components/admin/chosen-none";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskPage } from "@/components/admin/desk-page";
import { DispatchForm } from "@/components/admin/dispatch-form";
import { dispatchRow } from "@/components/admin/dispatch-row";
import { LeftOut } from "@/components/admin/left-out";
import { PasteForm } from "@/components/admin/paste-form";
import { SheetLinks } from "@/components/admin/sheet-links";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { dispatchOrdersAction } from "@/lib/checkout/dispatch-actions";
import { chosenOrdersSchema, pastedSchema } from "@/lib/orders/desk-schema";
import { readChosenParcels } from "@/lib/orders/parcel-reads";
import { readPasted } from "@/lib/orders/pasted-lines";

export const metadata: Metadata = { title: "Dispatch" };
export const instant = false;

export default async function DispatchPage({ searchParams }: PageProps<"/admin/orders/dispatch">) {
  await requireRole("orders.write", "/admin/orders/dispatch");
  const asked = await searchParams;
  const { lines, carrier } = pastedSchema.parse(asked);
  const pasted = readPasted(lines);
  const chosen =
    pasted.rows.length > 0
      ? { numbers: pasted.rows.map(({ number }) => number), isDue: false }
      : chosenOrdersSchema.parse(asked);
  const { toSend, leftOut } = await readChosenParcels(chosen, new Date());
  const tracking = new Map(pasted.rows.map((row) => [row.number, row.trackingNumber]));
  const answer = await readAnswer(asked["answer"]);
  const isAnswered = answer?.about === "dispatch";
  return (
    <DeskPage
      title="Dispatch"
      up={{ href: "/admin/orders", title: "Orders" }}
      remark={
        <p>Each order by itself: what cannot be sent stops no other, and each buyer is written to once.</p>
      }
    >
      {/* What was just sent is said above already. */}
      <LeftOut parcels={isAnswered ? leftOut.filter(({ refusal }) => refusal !== "sent-already") : leftOut} />
      <div className="mb-6">
        <PasteForm
          lines={lines}
          carrier={carrier}
          isOpen={pasted.problems.length > 0 || (toSend.length === 0 && leftOut.length === 0)}
          problems={pasted.problems}
        />
      </div>
      <DeskForms
        // Other orders begin without the last ones' answer.
        key={`${chosen.numbers.join(".")} ${lines}`}
        action={dispatchOrdersAction}
        answer={isAnswered ? answer : null}
        shown={toSend.length > 0 ? ["dispatch"] : []}
      >
        {toSend.length > 0 && (
          <>
            <p className="mb-3 flex flex-wrap gap-x-5">
              <SheetLinks numbers={toSend.map(({ number }) => number)} mayWrite here="dispatch" />
            </p>
            <DispatchForm
              rows={toSend.map((parcel) => dispatchRow(parcel, tracking.get(parcel.number)))}
              carrier={carrier}
              formId={randomUUID()}
            />
          </>
        )}
      </DeskForms>
      {toSend.length === 0 && leftOut.length === 0 && !isAnswered && <ChosenNone isDue={chosen.isDue} />}
    </DeskPage>
  );
}
