import type { Metadata } from "next";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import {
  OrderAddress,
  OrderAttempts,
  OrderEmails,
  OrderHistory,
  OrderHolds,
  OrderLines,
  OrderMoney,
} from "@/components/admin/order-parts";
import { Moment } from "@/components/admin/moment";
import { OrderStateWords } from "@/components/admin/state";
import { requireRole } from "@/lib/auth/viewer";
import { readOrderForDesk } from "@/lib/orders/desk-reads";
import { orderNumberText } from "@/lib/orders/orders";

export const metadata: Metadata = { title: "Order" };
export const instant = false;

export default async function OrderDeskPage({ params }: PageProps<"/admin/orders/[number]">) {
  const { number } = await params;
  await requireRole("orders.read", `/admin/orders/${number}`);
  const order = /^\d{1,9}$/.test(number) ? await readOrderForDesk(Number(number)) : null;
  if (!order) return <DeskNotFound />;
  return (
    <DeskPage
      title={`Order ${orderNumberText(order.number)}`}
      up={{ href: "/admin/orders", title: "Orders" }}
      remark={
        <p className="flex flex-wrap gap-x-5">
          <span className="text-ink">
            <OrderStateWords state={order.state} />
          </span>
          <span>
            Placed <Moment at={order.createdAt} />
          </span>
        </p>
      }
    >
      <div className="grid gap-x-14 gap-y-9 lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <DeskSection title="Lines">
          <OrderLines order={order} />
        </DeskSection>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <DeskSection title="Where it goes">
            <OrderAddress order={order} />
          </DeskSection>
          <DeskSection title="Money">
            <OrderMoney order={order} />
          </DeskSection>
          <DeskSection title="History">
            <OrderHistory transitions={order.transitions} />
          </DeskSection>
        </div>
        <div className="min-w-0">
          <DeskSection title="Holds">
            <OrderHolds holds={order.holds} />
          </DeskSection>
          <DeskSection title="Payment pages">
            <OrderAttempts attempts={order.attempts} />
          </DeskSection>
          <DeskSection title="Emails">
            <OrderEmails emails={order.emails} />
          </DeskSection>
        </div>
      </div>
    </DeskPage>
  );
}
