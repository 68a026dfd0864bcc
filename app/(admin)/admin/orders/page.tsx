import type { Metadata } from "next";
import { NothingYet } from "@/components/admin/data-table";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage } from "@/components/admin/desk-page";
import { ListFilter } from "@/components/admin/list-filter";
import { OrderTable } from "@/components/admin/order-table";
import { requireRole } from "@/lib/auth/viewer";
import { readOrderList } from "@/lib/orders/desk-reads";
import { orderListSchema } from "@/lib/orders/desk-schema";
import { orderNumberText, stateWords } from "@/lib/orders/orders";

export const metadata: Metadata = { title: "Orders" };
export const instant = false;

export default async function OrdersPage({ searchParams }: PageProps<"/admin/orders">) {
  await requireRole("orders.read", "/admin/orders");
  const filter = orderListSchema.parse(await searchParams);
  const { q, state } = filter;
  const { rows, next } = await readOrderList(filter);
  return (
    <DeskPage title="Orders">
      <ListFilter
        page="/admin/orders"
        label="Number, email or name"
        words={q}
        choiceLabel="State"
        choiceName="state"
        choice={state ?? ""}
        choices={{ "": "All", ...stateWords }}
        found={foundWords(rows.length, next !== null)}
        isAsked={q !== "" || state !== undefined}
      />
      <div className="mt-5">
        {rows.length > 0 ? (
          <OrderTable label="Orders" orders={rows} />
        ) : (
          <NothingYet>
            {state
              ? `No order here is “${stateWords[state]}”.`
              : "There are no orders here. They arrive by themselves once somebody pays."}
          </NothingYet>
        )}
      </div>
      {next !== null && (
        <p className="mt-4">
          <DeskLink
            href={{
              pathname: "/admin/orders",
              query: { ...(q !== "" && { q }), ...(state && { state }), before: next },
            }}
          >
            Before {orderNumberText(next)}
          </DeskLink>
        </p>
      )}
    </DeskPage>
  );
}

function foundWords(count: number, areThereMore: boolean): string {
  if (count === 0) return "No orders";
  if (count === 1) return "1 order";
  return areThereMore ? `${count} orders, and older ones` : `${count} orders`;
}
