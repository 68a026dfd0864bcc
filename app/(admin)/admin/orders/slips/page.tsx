import type { Metadata } from "next";
import { ChosenNone } from "@/components/admin/chosen-none";
import { DeskPage } from "@/components/admin/desk-page";
import { LeftOut } from "@/components/admin/left-out";
import { PackingSlip } from "@/components/admin/packing-slip";
import { PrintButton } from "@/components/admin/print-button";
import { SheetLinks } from "@/components/admin/sheet-links";
import { may } from "@/lib/auth/auth";
import { requireRole } from "@/lib/auth/viewer";
import { chosenOrdersSchema } from "@/lib/orders/desk-schema";
import { lookUpOnPaper } from "@/lib/orders/order-link";
import { readChosenParcels } from "@/lib/orders/parcel-reads";

export const metadata: Metadata = { title: "Packing slips" };
export const instant = false;

export default async function SlipsPage({ searchParams }: PageProps<"/admin/orders/slips">) {
  const viewer = await requireRole("orders.read", "/admin/orders/slips");
  const chosen = chosenOrdersSchema.parse(await searchParams);
  const { toSend, leftOut } = await readChosenParcels(chosen, new Date());
  return (
    <DeskPage
      title="Packing slips"
      up={{ href: "/admin/orders", title: "Orders" }}
      remark={<p>A sheet for each order, without prices.</p>}
      isPaper
    >
      <LeftOut parcels={leftOut} />
      {toSend.length === 0 && leftOut.length === 0 && <ChosenNone isDue={chosen.isDue} />}
      {toSend.length > 0 && (
        <>
          <div className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 print:hidden">
            <PrintButton />
            <SheetLinks
              numbers={toSend.map(({ number }) => number)}
              mayWrite={may(viewer.roles, "orders.write")}
              here="slips"
            />
          </div>
          {toSend.map((parcel) => (
            <PackingSlip key={parcel.number} parcel={parcel} lookUp={lookUpOnPaper()} />
          ))}
        </>
      )}
    </DeskPage>
  );
}
