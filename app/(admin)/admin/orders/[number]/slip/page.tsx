import type { Metadata } from "next";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage } from "@/components/admin/desk-page";
import { LeftOut } from "@/components/admin/left-out";
import { PackingSlip } from "@/components/admin/packing-slip";
import { PrintButton } from "@/components/admin/print-button";
import { requireRole } from "@/lib/auth/viewer";
import { lookUpOnPaper } from "@/lib/orders/order-link";
import { orderNumberText } from "@/lib/orders/orders";
import { parcelRefusal } from "@/lib/orders/packing-parcels";
import { readParcels } from "@/lib/orders/parcel-reads";

export const metadata: Metadata = { title: "Packing slip" };
export const instant = false;

export default async function SlipPage({ params }: PageProps<"/admin/orders/[number]/slip">) {
  const { number } = await params;
  await requireRole("orders.read", `/admin/orders/${number}/slip`);
  const [parcel] = /^\d{1,9}$/.test(number) ? await readParcels([Number(number)]) : [];
  if (!parcel) return <DeskNotFound />;
  const refusal = parcelRefusal(parcel);
  return (
    <DeskPage
      title={`Packing slip of ${orderNumberText(parcel.number)}`}
      up={{ href: `/admin/orders/${parcel.number}`, title: `Order ${orderNumberText(parcel.number)}` }}
      isPaper
    >
      {refusal && refusal !== "sent-already" ? (
        <LeftOut parcels={[{ number: parcel.number, refusal }]} />
      ) : (
        <>
          <div className="mb-6 print:hidden">
            <PrintButton />
          </div>
          <PackingSlip parcel={parcel} lookUp={lookUpOnPaper()} />
        </>
      )}
    </DeskPage>
  );
}
