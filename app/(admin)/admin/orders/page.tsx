import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { NothingYet } from "@/components/admin/data-table";
import { DeliveredForm } from "@/components/admin/delivered-form";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage } from "@/components/admin/desk-page";
import { ListFilter } from "@/components/admin/list-filter";
import { OrderTable } from "@/components/admin/order-table";
import { ParcelTable, ToSendTable } from "@/components/admin/queue-table";
import { QueueTabs } from "@/components/admin/queue-tabs";
import { TickAll } from "@/components/admin/tick-all";
import { Button } from "@/components/ui/button";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { markDeliveredAction } from "@/lib/checkout/dispatch-actions";
import { batchLimit, orderListSchema, type OrderListFilter } from "@/lib/orders/desk-schema";
import { stateWords } from "@/lib/orders/orders";
import { emptyWords, queueWords, type QueueCounts, type QueueRow } from "@/lib/orders/queue";
import { readQueue, readQueueCounts } from "@/lib/orders/queue-reads";

export const metadata: Metadata = { title: "Orders" };
export const instant = false;

export default async function OrdersPage({ searchParams }: PageProps<"/admin/orders">) {
  const viewer = await requireRole("orders.read", "/admin/orders");
  const asked = await searchParams;
  const filter = orderListSchema.parse(asked);
  const { q, show, state } = filter;
  const now = new Date();
  const [{ rows, next }, counts] = await Promise.all([readQueue(filter), readQueueCounts(now)]);
  const mayWrite = may(viewer.roles, "orders.write");
  const isAll = show === "all";
  return (
    <DeskPage title="Orders">
      <QueueTabs now={show} counts={counts} />
      <div className="mt-5">
        <ListFilter
          page="/admin/orders"
          label="Order, buyer, postcode, parcel or SKU"
          words={q}
          kept={{ show }}
          {...(isAll && {
            choiceLabel: "State",
            choiceName: "state",
            choice: state ?? "",
            choices: { "": "All", ...stateWords },
          })}
          found={foundWords(rows.length, next !== null)}
          isAsked={q !== "" || state !== undefined}
        />
      </div>
      <div className="mt-5">
        {rows.length === 0 && <NothingYet>{nothingWords(filter)}</NothingYet>}
        {rows.length > 0 && show === "to-send" && (
          <ToSend rows={rows} counts={counts} mayWrite={mayWrite} now={now} />
        )}
        {(show === "on-the-way" || show === "to-collect") && (
          <DeskForms
            key={show}
            action={markDeliveredAction}
            answer={await readAnswer(asked["answer"])}
            shown={rows.length > 0 && mayWrite ? ["delivered"] : []}
          >
            {rows.length > 0 && <Parcels rows={rows} filter={filter} mayWrite={mayWrite} />}
          </DeskForms>
        )}
        {rows.length > 0 && (isAll || show === "address" || show === "problems") && (
          <OrderTable label="Orders" orders={rows} />
        )}
      </div>
      {next !== null && (
        <p className="mt-4">
          <DeskLink
            href={{
              pathname: "/admin/orders",
              query: { show, ...(q !== "" && { q }), ...(state && { state }), after: next },
            }}
          >
            {isAll ? "Older ones" : "The next ones"}
          </DeskLink>
        </p>
      )}
    </DeskPage>
  );
}

interface ToSendProps {
  readonly rows: readonly QueueRow[];
  readonly counts: QueueCounts;
  readonly mayWrite: boolean;
  readonly now: Date;
}

/** Orders to tick, and the three sheets of the bench: what to pick, what goes with each parcel, and where it went. */
function ToSend({ rows, counts, mayWrite, now }: ToSendProps) {
  return (
    <>
      {counts.due > 0 && (
        <p className="mb-3 flex flex-wrap gap-x-5">
          <span>{dueWords(counts)}</span>
          <DeskLink href="/admin/orders/pick?due=today">Pick list</DeskLink>
          <DeskLink href="/admin/orders/slips?due=today">Packing slips</DeskLink>
          {mayWrite && <DeskLink href="/admin/orders/dispatch?due=today">Dispatch</DeskLink>}
        </p>
      )}
      <form action="/admin/orders/pick">
        <ToSendTable rows={rows} isTicked now={now} />
        <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <TickAll name="order" />
          <Button>Pick list</Button>
          <Button formAction="/admin/orders/slips">Packing slips</Button>
          {mayWrite && <Button formAction="/admin/orders/dispatch">Dispatch</Button>}
        </div>
      </form>
    </>
  );
}

function dueWords({ due, late }: QueueCounts): string {
  const some = due > batchLimit ? `The first ${batchLimit} of what is due today` : "All that is due today";
  return late > 0 ? `${some} or late:` : `${some}:`;
}

interface ParcelsProps {
  readonly rows: readonly QueueRow[];
  readonly filter: OrderListFilter;
  readonly mayWrite: boolean;
}

function Parcels({ rows, filter: { show, q }, mayWrite }: ParcelsProps) {
  const table = <ParcelTable label={queueWords[show]} rows={rows} isTicked={mayWrite} />;
  if (!mayWrite) return table;
  return (
    <DeliveredForm
      button={show === "to-collect" ? "Mark as collected" : "Mark as delivered"}
      kept={{ show, q }}
      formId={randomUUID()}
      aside={<TickAll name="shipment" />}
    >
      {table}
    </DeliveredForm>
  );
}

function nothingWords({ q, show, state }: OrderListFilter): string {
  if (state) return `No order here is “${stateWords[state]}”.`;
  return q === "" ? emptyWords[show] : `Nothing here for “${q}”.`;
}

function foundWords(count: number, areThereMore: boolean): string {
  if (count === 0) return "No orders";
  if (count === 1) return "1 order";
  return areThereMore ? `${count} orders, and more` : `${count} orders`;
}
