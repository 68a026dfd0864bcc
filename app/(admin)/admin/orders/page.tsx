import type { Metadata } from "next";
import Link from "next/link";
import { NothingYet } from "@/components/admin/data-table";
import { DeskPage } from "@/components/admin/desk-page";
import { OrderStateFilter } from "@/components/admin/order-state-filter";
import { OrderTable } from "@/components/admin/order-table";
import { requireRole } from "@/lib/auth/viewer";
import { orderPage, readOrderList } from "@/lib/orders/desk-reads";
import { orderNumberText, stateWords, type OrderState } from "@/lib/orders/orders";

export const metadata: Metadata = { title: "Orders" };
export const instant = false;

export default async function OrdersPage({ searchParams }: PageProps<"/admin/orders">) {
  await requireRole("orders.read", "/admin/orders");
  const { state: asked, before } = await searchParams;
  const state = asState(asked);
  const orders = await readOrderList({ state, before: asNumber(before) });
  const last = orders.at(-1);
  return (
    <DeskPage title="Orders">
      <OrderStateFilter state={state} />
      <div className="mt-6">
        {orders.length > 0 ? (
          <OrderTable label="Orders" orders={orders} />
        ) : (
          <NothingYet>
            {state ? `No order here is “${stateWords[state]}”.` : "There are no orders here."}
          </NothingYet>
        )}
      </div>
      {last && orders.length === orderPage && (
        <p className="mt-6">
          <Link
            href={{ pathname: "/admin/orders", query: { ...(state && { state }), before: last.number } }}
            className="link"
          >
            Before {orderNumberText(last.number)}
          </Link>
        </p>
      )}
    </DeskPage>
  );
}

function asState(asked: unknown): OrderState | undefined {
  return (Object.keys(stateWords) as OrderState[]).find((state) => state === asked);
}

function asNumber(text: unknown): number | undefined {
  return typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
