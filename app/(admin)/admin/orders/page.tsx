import type { Metadata } from "next";
import Link from "next/link";
import { NothingYet } from "@/components/admin/data-table";
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
      />
      <div className="mt-6">
        {rows.length > 0 ? (
          <OrderTable label="Orders" orders={rows} />
        ) : (
          <NothingYet>
            {state ? `No order here is “${stateWords[state]}”.` : "There are no orders here."}
          </NothingYet>
        )}
      </div>
      {next !== null && (
        <p className="mt-6">
          <Link
            href={{
              pathname: "/admin/orders",
              query: { ...(q !== "" && { q }), ...(state && { state }), before: next },
            }}
            className="link"
          >
            Before {orderNumberText(next)}
          </Link>
        </p>
      )}
    </DeskPage>
  );
}
